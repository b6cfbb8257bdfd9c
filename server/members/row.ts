import { badgesOf } from "@/server/policy/catalog";
import { isActiveRow, tagOf } from "@/server/policy/membership";
import { shownRole } from "@/server/policy/roles";
import type { MemberRow } from "./queries";

/** What the users table shows of one person: plain data, no database row. */
export function memberForTable(
  row: MemberRow,
  granted: readonly string[],
  viewerAccountId: string,
  now: Date,
) {
  const you = row.accountId === viewerAccountId;
  const carriesAll = row.role === "manager" && isActiveRow(row, now);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: shownRole(row.shownRole),
    badges: badgesOf(granted, carriesAll).map(({ category, part, actions }) => ({
      category,
      part,
      label: `${category}: ${actions.join(", ")}`,
    })),
    joinedAt: row.joinedAt.toISOString(),
    tag: tagOf(row, now) ?? (you ? { kind: "you" as const, text: "You" } : undefined),
    you,
  };
}

export type MemberForTable = ReturnType<typeof memberForTable>;
