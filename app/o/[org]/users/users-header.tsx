import { counted, grouped } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { PageHeader } from "@/app/_ui/page-header";
import { type Tab, Tabs } from "@/app/_ui/tabs";
import { frameOf } from "../frame";
import { AddUserButton } from "./add-user-button";

const abouts = {
  "": (name: string) => `Everyone in ${name} and what they can do.`,
  "/pending": (name: string) => `People who asked to join ${name}. Messages are sent by email.`,
  "/all": () => "Everyone on this platform, whichever organizations they belong to.",
};

/** Heading and tabs that the pages under Users share (KIO-2, KIO-3, GGW-5). */
export async function UsersHeader({ org, here }: { org: string; here: keyof typeof abouts }) {
  const frame = await frameOf(org);
  if (!frame.ok) return null;
  const { may } = frame.value;
  const pending = frame.value.pending ?? 0;
  const base = `/o/${org}/users`;

  const tabs: Tab[] = [
    { href: base, label: "Organization Users" },
    { href: `${base}/pending`, label: `Pending Approval (${grouped(pending)})` },
  ];
  if (may.allUsers) tabs.push({ href: `${base}/all`, label: "All Users" });

  return (
    <>
      <PageHeader title="Users" about={abouts[here](frame.value.org.name)}>
        {here === "" && pending > 0 && (
          <NavLink className="btn waiting" href={`${base}/pending`}>
            <span key={pending}>{`${counted(pending, "1 User Approval", "User Approvals")} Pending`}</span>
          </NavLink>
        )}
        {here === "" && may.invite && <AddUserButton org={{ slug: org, name: frame.value.org.name }} />}
      </PageHeader>
      <Tabs name="Users" tabs={tabs} here={base + here} />
    </>
  );
}
