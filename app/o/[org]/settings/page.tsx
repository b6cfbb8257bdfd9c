import { api, orRefused } from "@/app/_api/server";
import { counted } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { frameOf } from "../frame";
import { orgMetadata } from "../metadata";
import { SettingsForm } from "./settings-form";
import { SwitchesForm } from "./switches-form";

export const generateMetadata = orgMetadata("Settings");

type Props = { params: Promise<{ org: string }> };

/** The settings of an organization: name, address and how people join (KIO-13, GGW-4, GGW-15, X-6). */
export default async function SettingsPage({ params }: Props) {
  const { org } = await params;
  const [frame, read, switches] = await Promise.all([
    frameOf(org),
    orRefused(api.organizations.settings({ org })),
    orRefused(api.catalogs.switches({ org })),
  ]);
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { pending, whyNot, joinPolicy } = read.value;
  const waiting = counted(pending, "One earlier request is", "earlier requests are");
  const mayDecide = frame.ok && frame.value.may.requests;

  return (
    <>
      <PageHeader title="Settings" about="Name, address and how people join." />
      <div className="grid max-w-[720px] gap-4">
        {whyNot && <Notice kind="note">{whyNot}</Notice>}
        {joinPolicy === "open" && pending > 0 && (
          <Notice kind="note">
            {waiting} still waiting.{" "}
            {mayDecide && (
              <NavLink className="link" href={`/o/${org}/users/pending`}>
                Review
              </NavLink>
            )}
          </Notice>
        )}
        <SettingsForm org={org} settings={read.value} />
        {switches.ok && (
          <SwitchesForm key={read.value.version} org={org} switches={switches.value} whyNot={whyNot} />
        )}
      </div>
    </>
  );
}
