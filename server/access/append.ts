import { appendToAuditLog, type FirstEvents, type OrgEvents } from "@/server/audit-log/append";
import type { AuditActor } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { enqueue, type OrgMessages } from "@/server/outbox/enqueue";
import { noteWritten } from "@/server/transaction/last-write";
import { afterCommit, setOrganization, type Tx } from "@/server/transaction/transaction";

/**
 * The end of every change: its mail and its events, in its own transaction (INV-7). Mail goes first on the wire and the
 * lock of the chain's head right behind it, so that both together are one wait.
 * @param organizationsUnset true where the transaction is in no organization, so that mail goes one by one into its own
 * @returns the number of the first event in each chain
 */
export async function appendAuditAndOutbox(
  tx: Tx,
  caller: Caller,
  by: AuditActor,
  { events, mail }: { events: readonly OrgEvents[]; mail: readonly OrgMessages[] },
  organizationsUnset = false,
): Promise<FirstEvents> {
  afterCommit(tx, noteWritten);
  if (organizationsUnset) {
    for (const { orgId, messages } of mail) {
      await setOrganization(tx, orgId);
      await enqueue(tx, orgId, messages);
    }
    return appendToAuditLog(tx, caller, by, events);
  }
  const queued = mail.map(({ orgId, messages }) => enqueue(tx, orgId, messages));
  const [firsts] = await Promise.all([appendToAuditLog(tx, caller, by, events), ...queued]);
  return firsts;
}
