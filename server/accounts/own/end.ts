import { withTenantRole } from "@/server/access/account-lock";
import type { OrgEvents } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import { invitationEvent } from "@/server/invitations/message";
import { findMember } from "@/server/members/queries";
import { endMembership } from "@/server/members/remove";
import type { Tx } from "@/server/transaction/transaction";
import { type AccountMembership, endInvitationsTo, eraseAccount, withdrawRequests } from "./queries";

/**
 * Deletes an account that is locked together with all its organizations: memberships with their grants (INV-8), open
 * requests, open invitations to the person, then the personal data. The same address can sign up as a completely new
 * account; the audit log keeps who it was (GGW-13, X-8, X-18). An organization that had invited the person sees the
 * invitation as declined or revoked, so that it doesn't learn there was an account.
 * @param as the role of the transaction
 * @param by the acting platform admin; null if the person deletes their own account
 */
export async function endAccount(
  tx: Tx,
  as: "auth" | "platform",
  account: { id: string; name: string; email: string },
  places: readonly AccountMembership[],
  by: string | null,
): Promise<OrgEvents[]> {
  const events: OrgEvents[] = [];
  for (const { orgId, membershipId } of places) {
    const left = await withTenantRole(tx, as, orgId, async () => {
      const row = await findMember(tx, orgId, membershipId);
      if (!row) throw new Error("A membership that was found is gone under the lock.");
      return endMembership(tx, orgId, row, "account_deleted");
    });
    events.push({ orgId, events: left });
  }
  for (const { orgId, id } of await withdrawRequests(tx, account.id)) {
    const target = { kind: "request", id, label: account.name, email: account.email } as const;
    const withdrawn: AuditEvent = { action: "request.withdrawn", target };
    events.push({ orgId, events: [withdrawn] });
  }
  for (const { orgId, status, ...row } of await endInvitationsTo(tx, account.id, by)) {
    const ended: AuditEvent = {
      action: `invitation.${status}`,
      target: invitationEvent(row),
      before: { status: "open" },
      after: { status },
    };
    events.push({ orgId, events: [ended] });
  }
  await eraseAccount(tx, account.id);
  return events;
}
