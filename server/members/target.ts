import { refuse } from "@/server/errors";
import type { ManagerCounts, Target } from "@/server/policy/member-change";
import { isActiveRow } from "@/server/policy/membership";
import type { Tx } from "@/server/transaction/transaction";
import { managerCounts } from "./counts/queries";
import { findMember, type MemberDetails } from "./queries";

/** Somebody's membership together with what decides about it. */
export interface Loaded {
  row: MemberDetails;
  target: Target;
  counts: ManagerCounts;
}

/** How the rules see a stored membership. */
export function targetOf(
  row: Omit<MemberDetails, "displayName" | "endedAt" | "approvedBy" | "source">,
): Target {
  return {
    accountId: row.accountId,
    name: row.name,
    role: row.role,
    platformAdmin: row.shownRole === "admin",
    active: isActiveRow(row, new Date()),
    settingsWithheld: row.settingsWithheld,
    expiresAt: row.expiresAt,
  };
}

/** Loads a membership for a change. An id of another organization, or of one that ended, is not found (INV-6). */
export async function loadMember(tx: Tx, orgId: string, id: string): Promise<Loaded> {
  const [row, counts] = await Promise.all([findMember(tx, orgId, id), managerCounts(tx, orgId)]);
  if (!row) refuse("not_found");
  return { row, target: targetOf(row), counts };
}

/** How an event and a mail name a member. */
export const named = (row: { id: string; name: string; email: string }) =>
  ({ kind: "membership", id: row.id, label: row.name, email: row.email }) as const;
