import type { AuditActor } from "@/server/audit/event";
import { type OrgEvents, record } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { type OrgLetters, post } from "@/server/mail/post";
import { noteWritten } from "./last-write";
import { afterCommit, type Tx } from "./transaction";

/**
 * The end of every change of an organization: its mail and its events, in its own transaction (INV-7). Mail goes first
 * on the wire and the lock of the chain's head right behind it, so that both together are one wait.
 */
export async function writeDown(
  tx: Tx,
  caller: Caller,
  by: AuditActor,
  { events, mail }: { events: readonly OrgEvents[]; mail: readonly OrgLetters[] },
): Promise<void> {
  afterCommit(tx, noteWritten);
  const posted = mail.map(({ orgId, letters }) => post(tx, orgId, letters));
  await Promise.all([...posted, record(tx, caller, by, events)]);
}
