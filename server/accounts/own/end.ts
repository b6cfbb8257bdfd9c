import type { AuditEvent } from "@/server/audit/event";
import type { OrgEvents } from "@/server/audit/record";
import { inOrganization } from "@/server/doors/account-lock";
import type { Tx } from "@/server/doors/transaction";
import { findMember } from "@/server/members/queries";
import { endMembership } from "@/server/members/remove";
import { eraseAccount, type Place, withdrawRequests } from "./queries";

/**
 * Ends an account that is locked with all its organizations: every membership with what it carried (INV-8), every
 * open request, then the person in it. The same address makes a completely new account afterwards; audit keeps who
 * it was (GGW-13, X-8, X-18).
 * @param as the role of the transaction
 */
export async function endAccount(
  tx: Tx,
  as: "auth" | "platform",
  account: { id: string; name: string; email: string },
  places: readonly Place[],
): Promise<OrgEvents[]> {
  const ended: OrgEvents[] = [];
  for (const { orgId, membershipId } of places) {
    const events = await inOrganization(tx, as, orgId, async () => {
      const row = await findMember(tx, orgId, membershipId);
      if (!row) throw new Error("A membership that was found is gone under the lock.");
      return endMembership(tx, orgId, row, "account_deleted");
    });
    ended.push({ orgId, events });
  }
  for (const { orgId, id } of await withdrawRequests(tx, account.id)) {
    const target = { kind: "request", id, label: account.name, email: account.email } as const;
    const withdrawn: AuditEvent = { action: "request.withdrawn", target };
    ended.push({ orgId, events: [withdrawn] });
  }
  await eraseAccount(tx, account.id);
  return ended;
}
