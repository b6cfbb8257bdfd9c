import type { TransactionSql } from "postgres";
import { appendToAuditLog, type OrgEvents } from "@/server/audit-log/append";
import type { AuditActor } from "@/server/audit-log/event";
import { linkPlatformEvent } from "@/server/audit-log/event-link";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import type { OrgMessages } from "@/server/outbox/enqueue";
import { wakeWorker } from "@/server/outbox/notify-worker";
import { isRecentlyAuthenticated, whyNotChange } from "@/server/policy/actor";
import { platformPool } from "@/server/transaction/pools";
import { afterCommit, inTransaction, type Tx } from "@/server/transaction/transaction";
import { appendAuditAndOutbox } from "./append";
import { countingUse, requireAccount } from "./holder";

interface PersonRow {
  last_seen_at: string;
  account_id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
}

/** Who stands behind a session, for what concerns the platform. */
export const beginPlatformSession = (session: Buffer) => async (sql: TransactionSql) =>
  (await sql<PersonRow[]>`select * from begin_person_session(${session}, null)`)[0];

/**
 * Reads every organization, for an enabled PlatformAdmin. To everybody else it does not exist: refuses
 * not_found, or signed_out.
 */
export async function readPlatform<T>(
  caller: Caller,
  work: (tx: Tx, actorId: string) => Promise<T>,
): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  const first = beginPlatformSession(session);
  return countingUse(caller, () =>
    inTransaction(platformPool(), { role: "platform", readOnly: true, first }, (tx, found) => {
      const row = requireAccount(caller, found);
      if (!row.platform_admin) refuse("not_found");
      return work(tx, row.account_id);
    }),
  );
}

interface PlatformRow extends PersonRow {
  reauthenticated_at: string;
  target_id: string | null;
  target_name: string;
  target_email: string;
  target_admin: boolean;
  target_disabled: boolean;
  orgs: string[];
  admins: number;
}

/** One account as a PlatformAdmin changes it: everything about it is locked until commit. */
export interface LockedAccount {
  actor: { id: string; name: string; email: string; recentlyAuthenticated: boolean };
  target: { id: string; name: string; email: string; platformAdmin: boolean; disabled: boolean };
  /** Where the account has a live membership; each gets its event. */
  orgs: readonly string[];
  /** How many enabled PlatformAdmins there are. */
  admins: number;
}

/**
 * Changes one account on behalf of an enabled PlatformAdmin, who is read again under the lock. To everybody else
 * it does not exist. Refuses signed_out, not_found.
 */
export function changePlatform<T>(
  caller: Caller,
  accountId: string,
  work: (
    tx: Tx,
    locked: LockedAccount,
  ) => Promise<Omit<PlatformDone<T>, "by"> & { mail?: readonly OrgMessages[] }>,
): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  const first = async (sql: TransactionSql) =>
    (await sql<PlatformRow[]>`select * from begin_account_change(${session}, ${accountId})`)[0];
  return countingUse(caller, () =>
    inTransaction(platformPool(), { role: "platform", readOnly: false, first }, async (tx, found) => {
      const row = requireAccount(caller, found);
      if (!row.platform_admin || !row.target_id) refuse("not_found");
      refuseIf(whyNotChange({ platformAdmin: true }, caller));
      const actor = {
        id: row.account_id,
        name: row.name,
        email: row.email,
        recentlyAuthenticated: isRecentlyAuthenticated(row.reauthenticated_at),
      };
      const target = {
        id: row.target_id,
        name: row.target_name,
        email: row.target_email,
        platformAdmin: row.target_admin,
        disabled: row.target_disabled,
      };
      const {
        events,
        mail = [],
        result,
      } = await work(tx, { actor, target, orgs: row.orgs, admins: row.admins });
      const { recentlyAuthenticated: _, ...by } = actor;
      await appendAuditAndOutbox(tx, caller, { ...by, role: "PlatformAdmin" }, { events, mail });
      afterCommit(tx, () => linkPlatformEvent(caller));
      afterCommit(tx, wakeWorker);
      return result;
    }),
  );
}

/** What a change of the platform hands back. */
export interface PlatformDone<T> {
  by: AuditActor;
  events: readonly [OrgEvents, ...OrgEvents[]];
  result: T;
}

/**
 * Changes the platform itself under the lock of its one row, on behalf of a holder of the setup link, who has
 * no account yet: `work` proves the link before anything else.
 */
export function changePlatformBySetupLink<T>(
  caller: Caller,
  work: (tx: Tx) => Promise<PlatformDone<T>>,
): Promise<T> {
  const lock = async (sql: TransactionSql) => sql`select id from platform where id = 1 for update`;
  return inTransaction(
    platformPool(),
    { role: "platform", readOnly: false, first: lock },
    async (tx, locked) => {
      if (locked.length !== 1) throw new Error("The row of the platform could not be locked.");
      const { by, events, result } = await work(tx);
      await appendToAuditLog(tx, caller, by, events);
      return result;
    },
  );
}
