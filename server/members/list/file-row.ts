import { badgesOf } from "@/server/policy/badges";
import type { Catalog } from "@/server/policy/catalog";
import { statusOf } from "@/server/policy/member-status";
import { isActiveRow } from "@/server/policy/membership";
import { shownRole } from "@/server/policy/roles";
import type { MemberRow } from "./queries";

/** The heads of an exported list, as the screen calls them. */
export const csvColumns = [
  "Name",
  "Email",
  "Role",
  "System Permissions",
  "Join Date",
  "Status",
  "Enabled",
  "Approved",
  "Last active",
  "Expires",
];

/** One person as a line of the exported list, in the order of its heads. */
export function memberForFile(row: MemberRow, catalog: Catalog, now: Date): string[] {
  const status = statusOf(row, now);
  const carriesAll = row.role === "manager" && isActiveRow(row, now) && status !== "ended";
  const held = badgesOf(catalog, row.granted, carriesAll).map(
    ({ category, actions }) => `${category}: ${actions.join(" ")}`,
  );
  const yes = (value: boolean) => (value ? "yes" : "no");
  return [
    row.name,
    row.email,
    shownRole(row.shownRole),
    held.join("; "),
    row.joinedAt.toISOString(),
    status,
    yes(row.enabled && !row.accountDisabled),
    yes(row.approvedAt !== null),
    row.lastActiveAt?.toISOString() ?? "",
    row.expiresAt?.toISOString() ?? "",
  ];
}
