import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { AilingTable } from "@/app/_ui/health/ailing-table";
import { HealthBoard } from "@/app/_ui/health/board";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";

export const metadata: Metadata = { title: "Health" };

const base = "/platform/health";
const lists = {
  invitations: {
    caption: "Invitations that expired",
    when: "Expired",
    remedy: { label: "Reinvite", href: (row: { org: string }) => `/o/${row.org}/invitations` },
  },
  grants: {
    caption: "Grants that end within two weeks",
    when: "Ends",
    remedy: { label: "Extend", href: (row: { org: string }) => `/o/${row.org}/permissions` },
  },
} as const;

/** What needs care anywhere on the platform (KIO-25): each number opens the list it counts. */
export default async function PlatformHealthPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = one((await searchParams).show);
  const show = asked === "invitations" || asked === "grants" ? asked : undefined;
  const read = await orRefused(api.health.platform({ show }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/users", label: "To your organization" }} />;
  const { counts, rows } = read.value;

  return (
    <>
      <PageHeader
        title="Health"
        about="What needs care on this platform. Each number opens what it counts."
      />
      <HealthBoard
        measures={[
          {
            label: "organizations without an active Manager",
            advice: "Hand each to somebody.",
            count: counts.none,
            href: "/platform/organizations?managers=none",
          },
          {
            label: "organizations with one Manager alone",
            advice: "Two or three are better.",
            count: counts.one,
            href: "/platform/organizations?managers=one",
          },
          {
            label: "requests waiting for more than 7 days",
            advice: "Decide, or ask a Manager to.",
            count: counts.waiting,
            href: "/platform/requests?show=late",
          },
          {
            label: "people who never signed in",
            advice: "Ask whether they still need an account.",
            count: counts.never,
            href: "/platform/users?state=never",
          },
          {
            label: "people not here for 90 days",
            advice: "Disable whoever left.",
            count: counts.inactive,
            href: "/platform/users?state=inactive&sort=active",
          },
          {
            label: "invitations that expired",
            advice: "Reinvite, or revoke.",
            count: counts.invitations,
            href: `${base}?show=invitations`,
            current: show === "invitations",
          },
          {
            label: "grants that end within two weeks",
            advice: "Extend what is still needed.",
            count: counts.grants,
            href: `${base}?show=grants`,
            current: show === "grants",
          },
          {
            label: "mails that do not get through",
            advice: "Send them again, or let them be.",
            count: counts.mail,
            href: "/platform/mail",
          },
        ]}
      />
      {show && rows.length > 0 && <AilingTable {...lists[show]} rows={rows} now={Date.now()} organizations />}
    </>
  );
}
