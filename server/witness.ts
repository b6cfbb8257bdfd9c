import { canonicalJson } from "./audit/canonical";
import type { AuditEvent } from "./audit/event";
import { wasWitnessed } from "./audit/queries";
import { record } from "./audit/record";
import type { Caller } from "./context";
import { authorized, enter } from "./doors/entered";
import { webPool } from "./doors/pools";
import { inTransaction } from "./doors/transaction";
import { refuse } from "./errors";
import { actingRole } from "./policy/actor";
import type { DeedName } from "./policy/deeds";

const once = 15 * 60 * 1000;

/**
 * Records that somebody looked, in a transaction of its own: once per person, organization and filter in 15
 * minutes. Await it before answering, so that nothing is shown that was not logged.
 */
export async function witness(
  caller: Caller,
  slug: string,
  deed: DeedName,
  event: AuditEvent,
): Promise<void> {
  if (!caller.session) refuse("signed_out");
  await inTransaction(
    webPool(),
    { role: "tenant", readOnly: false, first: enter(caller.session, slug, false) },
    async (tx, row) => {
      const { actor, org } = authorized(row, deed);
      const since = new Date(Date.now() - once);
      const view = canonicalJson(event.view ?? {});
      if (await wasWitnessed(tx, org.id, { actorId: actor.accountId, action: event.action, view, since }))
        return;
      const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
      await record(tx, caller, by, [{ orgId: org.id, events: [event] }]);
    },
  );
}
