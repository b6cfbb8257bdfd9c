import type { TransactionSql } from "postgres";
import type { AuditEvent } from "@/server/audit/event";
import type { Letter } from "@/server/mail/post";
import { actingRole } from "@/server/policy/actor";
import type { DeedName } from "@/server/policy/deeds";
import type { Entered } from "@/server/read";
import { authorized, type StandingRow } from "./entered";
import { workerPool } from "./pools";
import { becomeTenant, inTransaction, type Tx } from "./transaction";
import { writeDown } from "./write-down";

/** What a part of the worker's work hands back; a part may turn out to have done nothing. */
export interface PartDone<T> {
  events: readonly AuditEvent[];
  mail?: readonly Letter[];
  result: T;
}

const worker = { role: "worker", readOnly: false } as const;

const callerNamed = (requestId: string) => ({ session: null, ip: null, userAgent: null, requestId });

const inOne = (orgId: string, events: readonly AuditEvent[], letters: readonly Letter[]) => ({
  events: [{ orgId, events }],
  mail: [{ orgId, letters }],
});

/**
 * Changes one organization on behalf of who asked for an action on many rows: locked, entered and authorized anew,
 * like `change`, with the job's id as request id. Refuses whatever `authorized` refuses.
 */
export function changeOnBehalf<T>(
  who: { accountId: string; orgId: string; deed: DeedName; requestId: string },
  work: (tx: Tx, entered: Entered) => Promise<PartDone<T>>,
): Promise<T> {
  const first = async (driver: TransactionSql) =>
    (await driver<StandingRow[]>`select * from enter_as(${who.accountId}, ${who.orgId})`)[0];
  return inTransaction(workerPool(), { ...worker, first }, async (tx, row) => {
    const entered = authorized({}, row, who.deed);
    await becomeTenant(tx);
    const { events, mail = [], result } = await work(tx, entered);
    const { actor } = entered;
    const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
    await writeDown(tx, callerNamed(who.requestId), by, inOne(who.orgId, events, mail));
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
    await becomeTenant(tx);
    const { events, mail = [], result } = await work(tx);
    const system = { id: null, name: "Gatehouse", email: null, role: null };
    await writeDown(tx, callerNamed(requestId), system, inOne(orgId, events, mail));
    return result;
  });
}
