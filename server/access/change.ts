import type { OrgEvents } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import { linkEvent } from "@/server/audit-log/event-link";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { wakeWorker } from "@/server/outbox/notify-worker";
import type { ActionName } from "@/server/policy/actions";
import { actingRole, whyNotChange } from "@/server/policy/actor";
import { webPool } from "@/server/transaction/pools";
import { afterCommit, inTransaction, type Tx } from "@/server/transaction/transaction";
import { appendAuditAndOutbox } from "./append";
import { countingUse } from "./holder";
import { authorize, beginOrganizationSession } from "./organization";
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
 * Changes one organization. The organization's row is locked, then the actor and the action are read again under
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
