import type { TransactionSql } from "postgres";
import type { AuditEvent } from "@/server/audit-log/event";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import type { ActionName } from "@/server/policy/actions";
import { actingRole } from "@/server/policy/actor";
import { workerPool } from "@/server/transaction/pools";
import { inTransaction, setTenantRole, type Tx } from "@/server/transaction/transaction";
import { appendAuditAndOutbox } from "./append";
import { authorize, type MembershipContextRow } from "./organization";
import type { OrgContext } from "./read";

/** What a part of the worker's work hands back; a part may turn out to have done nothing. */
export interface PartDone<T> {
  events: readonly AuditEvent[];
  mail?: readonly OutboxMessage[];
  result: T;
}

const worker = { role: "worker", readOnly: false } as const;

const callerNamed = (requestId: string) => ({ session: null, ip: null, userAgent: null, requestId });

const inOne = (orgId: string, events: readonly AuditEvent[], messages: readonly OutboxMessage[]) => ({
  events: [{ orgId, events }],
  mail: [{ orgId, messages }],
});

/**
 * Changes one organization on behalf of who asked for an action on many rows: locked, entered and authorized anew,
 * like `change`, with the job's id as request id. Refuses whatever `authorized` refuses.
 */
export function changeOnBehalf<T>(
  who: { accountId: string; orgId: string; action: ActionName; requestId: string },
  work: (tx: Tx, context: OrgContext) => Promise<PartDone<T>>,
): Promise<T> {
  const first = async (driver: TransactionSql) =>
    (
      await driver<
        MembershipContextRow[]
      >`select * from begin_organization_session_as(${who.accountId}, ${who.orgId})`
    )[0];
  return inTransaction(workerPool(), { ...worker, first }, async (tx, row) => {
    const context = authorize({}, row, who.action);
    await setTenantRole(tx);
    const { events, mail = [], result } = await work(tx, context);
    const { actor } = context;
    const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
    await appendAuditAndOutbox(tx, callerNamed(who.requestId), by, inOne(who.orgId, events, mail));
    return result;
  });
}

/** Changes one organization because time passed: as the system, under the organization's lock. */
export function changeAsSystem<T>(
  orgId: string,
  requestId: string,
  work: (tx: Tx) => Promise<PartDone<T>>,
): Promise<T | null> {
  const first = async (driver: TransactionSql) =>
    (await driver<{ locked: boolean }[]>`select lock_organization(${orgId}) as locked`)[0];
  return inTransaction(workerPool(), { ...worker, first }, async (tx, row) => {
    if (!row?.locked) return null;
    await setTenantRole(tx);
    const { events, mail = [], result } = await work(tx);
    const system = { id: null, name: "Gatehouse", email: null, role: null };
    await appendAuditAndOutbox(tx, callerNamed(requestId), system, inOne(orgId, events, mail));
    return result;
  });
}
