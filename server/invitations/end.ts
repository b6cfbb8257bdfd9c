import type { AuditEvent } from "@/server/audit-log/event";
import { normalizeEmail } from "@/server/policy/email";
import type { Tx } from "@/server/transaction/transaction";
import { invitationEvent } from "./message";
import { closeOpenOf, revokeOpenOf } from "./queries";

/**
 * Revokes the open invitations that somebody sent whose membership ends (INV-8).
 * @param by who ended it
 * @param sender whose membership it was
 */
export async function revokeInvitationsOf(
  tx: Tx,
  orgId: string,
  accountId: string,
  by: string,
  sender: string,
): Promise<AuditEvent[]> {
  const revoked = await revokeOpenOf(tx, orgId, accountId, by);
  return revoked.map((row) => ({
    action: "invitation.revoked",
    target: invitationEvent(row),
    before: { status: "open" },
    after: { status: "revoked", sender },
  }));
}

/** Closes the invitation of somebody who came to belong by another way, such as an approval (CASE-1). */
export async function closeInvitationTo(
  tx: Tx,
  orgId: string,
  email: string,
  joined: { accountId: string; membershipId: string },
): Promise<AuditEvent[]> {
  const closed = await closeOpenOf(tx, orgId, normalizeEmail(email), joined);
  if (!closed) return [];
  return [{ action: "invitation.closed", target: invitationEvent(closed), after: { status: "accepted" } }];
}
