import { linkEvent } from "./audit/address";
import type { AuditEvent } from "./audit/event";
import type { OrgEvents } from "./audit/record";
import type { Caller } from "./context";
import { authorize, beginOrganizationSession } from "./doors/entered";
import { countingUse } from "./doors/holder";
import { webPool } from "./doors/pools";
import { afterCommit, inTransaction, type Tx } from "./doors/transaction";
import { appendAuditAndOutbox } from "./doors/write-down";
import { refuse, refuseIf } from "./errors";
import type { OutboxMessage } from "./mail/post";
import { wakeWorker } from "./mail/wake";
import { actingRole, whyNotChange } from "./policy/actor";
import type { ActionName } from "./policy/deeds";
import type { OrgContext } from "./read";

/** What a change hands back: what happened, whom to tell, and the answer. Without an event it does not compile. */
export interface Done<T> {
  events: readonly [AuditEvent, ...AuditEvent[]];
  /** What the change meant beyond this organization, for the platform's own chain. */
  elsewhere?: readonly OrgEvents[];
  mail?: readonly OutboxMessage[];
  result: T;
}

/**
 * Changes one organization. The organization's row is locked, then the actor and the deed are read again under
 * that lock, then `work` loads, decides and writes; its events and mail commit with it, or nothing does (INV-7).
 * Nothing slow belongs inside, and nothing with an effect outside: the whole may be tried again.
 */
export async function change<T>(
  caller: Caller,
  slug: string,
  action: ActionName,
  work: (tx: Tx, context: OrgContext) => Promise<Done<T>>,
): Promise<T> {
  if (!caller.session) refuse("signed_out");
  const first = beginOrganizationSession(caller.session, slug, true);
  const answer = await countingUse(caller, () =>
    inTransaction(webPool(), { role: "tenant", readOnly: false, first }, async (tx, row) => {
      const context = authorize(caller, row, action);
      const { actor, org } = context;
      refuseIf(whyNotChange(actor, caller));

      const { events, elsewhere = [], mail = [], result } = await work(tx, context);

      const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
      await appendAuditAndOutbox(tx, caller, by, {
        events: [{ orgId: org.id, events }, ...elsewhere],
        mail: [{ orgId: org.id, messages: mail }],
      });
      afterCommit(tx, () => linkEvent(caller, org, events[0]));
      return result;
    }),
  );
  wakeWorker();
  return answer;
}
