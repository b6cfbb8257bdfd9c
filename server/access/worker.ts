import type { TransactionSql } from "postgres";
import type { Caller } from "@/server/context";
import type { ActionName } from "@/server/policy/actions";
import { actingRole } from "@/server/policy/actor";
import { workerPool } from "@/server/transaction/pools";
import { inTransaction, setTenantRole, type Tx } from "@/server/transaction/transaction";
import { authorize, type MembershipContextRow, type OrgContext } from "./organization";
import type { AccessScope } from "./scope";

/** Work of the background worker: the outbox and what is due, in every organization; no session. */
export function inWorkerTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(
    workerPool(),
    { role: "worker", readOnly: false, first: async () => undefined },
    (tx) => work(tx),
  );
}

/** The worker as a caller: no session, and the job's id, or a new one, as request id. */
export const byWorker = (requestId: string): Caller => ({
  session: null,
  ip: null,
  userAgent: null,
  requestId,
});

const worker = { kind: "worker", for: "change", pool: workerPool, role: "worker" } as const;

/**
 * One organization on behalf of the person who asked for an action on many rows: locked, and that person authorized
 * again, as for a change of their own. Refuses whatever `authorize` refuses.
 */
export const onBehalfOf = (who: {
  accountId: string;
  orgId: string;
  action: ActionName;
}): AccessScope<MembershipContextRow | undefined, OrgContext, "worker", "change"> => ({
  ...worker,
  begin: () => async (driver: TransactionSql) =>
    (
      await driver<
        MembershipContextRow[]
      >`select * from begin_organization_session_as(${who.accountId}, ${who.orgId})`
    )[0],
  async enter(tx, _, row) {
    const { actor, org } = authorize({}, row, who.action);
    await setTenantRole(tx);
    const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
    return { context: { actor, org }, holder: null, by, home: who.orgId, listing: null };
  },
});

const system = { id: null, name: "Gatehouse", email: null, role: null };

/** One organization because time passed: as the system, under the organization's lock. Nothing where it is gone. */
export const asSystem = (
  orgId: string,
): AccessScope<{ locked: boolean } | undefined, null, "worker", "change"> => ({
  ...worker,
  begin: () => async (driver: TransactionSql) =>
    (await driver<{ locked: boolean }[]>`select lock_organization(${orgId}) as locked`)[0],
  async enter(tx, _, row) {
    if (!row?.locked) return null;
    await setTenantRole(tx);
    return { context: null, holder: null, by: system, home: orgId, listing: null };
  },
});
