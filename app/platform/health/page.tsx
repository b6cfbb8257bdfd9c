import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { AilingList } from "@/app/_ui/health/ailing-list";
import type { AilingRow } from "@/app/_ui/health/ailing-table";
import { HealthBoard } from "@/app/_ui/health/board";
import { Extend } from "@/app/_ui/health/extend";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { platformAilments } from "@/server/health/input";
import { InvitationActs } from "./invitation-acts";

export const metadata: Metadata = { title: "Health" };

const base = "/platform/health";

const lists = {
  invitations: {
    caption: "Invitations that expired",
    what: "Email",
    when: "Expired",
    about: ({ org, detail }: AilingRow) =>
      `/o/${org}/invitations?show=expired&q=${encodeURIComponent(detail ?? "")}`,
    remedy: ({ id, name, detail, org }: AilingRow, called: string) => (
      <InvitationActs org={org} row={{ id, name, email: detail ?? "" }} called={called} />
    ),
  },
  grants: {
    caption: "Grants that end within two weeks",
    what: "What",
    when: "Ends",
    about: ({ org, given }: AilingRow) =>
      given?.team ? `/o/${org}/teams/${given.team}` : `/o/${org}/permissions/${given?.member}`,
    remedy: (row: AilingRow, called: string) => <Extend row={row} called={called} />,
  },
};

/** Problems anywhere on the platform (KIO-25): each number links to the list it counts. */
export default async function PlatformHealthPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const show = platformAilments.find((kind) => kind === one(asked.show));
  const after = (show && one(asked.after)) || undefined;
  const read = await orRefused(api.health.platform({ show, after }));
  if (!read.ok)
    return <NoAccess refused={read} back={{ href: "/users", label: "Go to your organization" }} />;
  const { counts, list } = read.value;

  return (
    <>
      <PageHeader
        title="Health"
        about="Things to look at on this platform. Select a number to see the list."
      />
      <HealthBoard
        measures={[
          {
            label: ["organization without an active manager", "organizations without an active manager"],
            advice: "Add a manager to each.",
            count: counts.none,
            href: "/platform/organizations?managers=none",
          },
          {
            label: ["organization with only one manager", "organizations with only one manager"],
            advice: "Two or three are safer.",
            count: counts.one,
            href: "/platform/organizations?managers=one",
          },
          {
            label: ["request waiting for more than 7 days", "requests waiting for more than 7 days"],
            advice: "Decide, or ask a manager to.",
            count: counts.waiting,
            href: "/platform/requests?show=late",
          },
          {
            label: ["person who never signed in", "people who never signed in"],
            advice: "Ask if they still need an account.",
            count: counts.never,
            href: "/platform/users?state=never",
          },
          {
            label: ["person inactive for 90 days", "people inactive for 90 days"],
            advice: "Disable people who have left.",
            count: counts.inactive,
            href: "/platform/users?state=inactive&sort=active",
          },
          {
            label: ["invitation that expired", "invitations that expired"],
            advice: "Reinvite or revoke.",
            count: counts.invitations,
            href: `${base}?show=invitations#list`,
            current: show === "invitations",
          },
          {
            label: ["grant that ends within two weeks", "grants that end within two weeks"],
            advice: "Extend what is still needed.",
            count: counts.grants,
            href: `${base}?show=grants#list`,
            current: show === "grants",
          },
          {
            label: ["email that needs attention", "emails that need attention"],
            advice: "Resend or dismiss.",
            count: counts.mail,
            href: "/platform/mail",
          },
        ]}
      />
      {show && list && (
        <AilingList
          {...lists[show]}
          {...list}
          base={base}
          query={{ show, after }}
          count={counts[show]}
          organizations
        />
      )}
    </>
  );
}
