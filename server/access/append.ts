import { appendToAuditLog, type OrgEvents } from "@/server/audit-log/append";
import type { AuditActor } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { enqueue, type OrgMessages } from "@/server/outbox/enqueue";
import { noteWritten } from "@/server/transaction/last-write";
import { afterCommit, type Tx } from "@/server/transaction/transaction";

/**
 * The end of every change of an organization: its mail and its events, in its own transaction (INV-7). Mail goes first
 * on the wire and the lock of the chain's head right behind it, so that both together are one wait.
 */
export async function appendAuditAndOutbox(
  tx: Tx,
  caller: Caller,
  by: AuditActor,
  { events, mail }: { events: readonly OrgEvents[]; mail: readonly OrgMessages[] },
): Promise<void> {
  afterCommit(tx, noteWritten);
  const posted = mail.map(({ orgId, messages }) => enqueue(tx, orgId, messages));
  await Promise.all([...posted, appendToAuditLog(tx, caller, by, events)]);
}
