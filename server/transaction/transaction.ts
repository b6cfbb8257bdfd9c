import { sql } from "drizzle-orm";
import type { Sql, TransactionSql } from "postgres";
import type { GroupRole } from "@/db/roles";
import { env } from "@/server/env";
import { Refusal } from "@/server/errors";
import { Tx } from "./drizzle";
import { noteFailed } from "./last-write";

export type { Tx } from "./drizzle";

interface Terms<F> {
  role: GroupRole;
  readOnly: boolean;
  /** True for what a person asked to be saved: only of that a lost answer to COMMIT leaves something to check. */
  saves?: boolean;
  /** The first statement; it travels together with the step into the role. */
  first: (sql: TransactionSql) => Promise<F>;
  /** How long one statement may take; 5 s where nothing is said. */
  patience?: "2s" | "10min";
}

/**
 * Runs work in a transaction of one database role, with time limits. Deadlocks, serialization failures and lock
 * time-outs are tried three times in all, so `work` must have no effect outside of it.
 * Refuses `busy` when they persist, `last_manager` or `last_settings_keeper` when the database's last wall held,
 * `unavailable` when the database does not answer, `outcome_unknown` when the connection ended after the COMMIT of
 * something to save was sent and before its answer came: it may have counted, so it is not tried again.
 */
export async function inTransaction<F, T>(
  pool: Sql,
  { role, readOnly, saves = false, first, patience }: Terms<F>,
  work: (tx: Tx, opened: F) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let begun: Tx | null = null;
    let committing = false;
    try {
      const answer = (await pool.begin(readOnly ? "read only" : "", async (sql) => {
        // The driver sends a query only when asked; the step into the role must be first on the wire.
        const context = sql`
          select set_config('role', ${`${env().GATEHOUSE_ROLE_PREFIX}_${role}`}, true),
                 set_config('statement_timeout', ${patience ?? "5s"}, true), set_config('lock_timeout', '2s', true),
                 set_config('idle_in_transaction_session_timeout', '10s', true)`.execute();
        const [, opened] = await Promise.all([context, first(sql)]);
        const tx = new Tx(sql);
        tx.pipelined = [];
        begun = tx;
        const result = await work(tx, opened);
        committing = saves;
        return result;
      })) as T;
      // COMMIT after a failed statement rolls back without an error, so the statement's own error is thrown here.
      const ended = begun as Tx | null;
      await Promise.all(ended?.pipelined ?? []);
      for (const step of ended?.afterwards ?? []) step();
      return answer;
    } catch (error) {
      const code = sqlState(error);
      if (code && retried.has(code) && attempt < 3) {
        await new Promise((resolve) => setTimeout(resolve, attempt * (10 + Math.random() * 40)));
        continue;
      }
      if (code) noteFailed(code);
      if (code && committing && connectionLost.test(code)) throw new Refusal("outcome_unknown");
      throw translated(error, code);
    }
  }
}

/** Does something once a transaction is committed; nothing when it is not. It must not fail. */
export function afterCommit(tx: Tx, step: () => void): void {
  tx.afterwards.push(step);
}

/**
 * Lets a statement that is on its way already travel together with COMMIT: nobody waits for it before. If it fails,
 * the transaction fails with it. For what nothing in the transaction comes after. Waits for it where the transaction was
 * begun otherwise.
 */
export async function pipelineWithCommit(tx: Tx, statement: Promise<unknown>): Promise<void> {
  if (!tx.pipelined) return void (await statement);
  statement.catch(() => undefined);
  tx.pipelined.push(statement);
}

/**
 * Does a part of a transaction that can be taken back alone: by throwing a refusal. What fails in the database ends the
 * whole. Its beginning and end travel with the statements beside them, so that many parts cost no wait each.
 */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { driver } = tx;
  const said = [driver`savepoint part`.execute()];
  try {
    return await work();
  } catch (error) {
    said.push(driver`rollback to savepoint part`.execute());
    throw error;
  } finally {
    said.push(driver`release savepoint part`.execute());
    // What fails of these fails the statement after them as well.
    for (const statement of said) statement.catch(() => undefined);
  }
}

/**
 * Sets the organization that this transaction's rows must belong to. The scope of an organization does it itself; it is
 * for what concerns several: an account's own mail and events.
 */
export async function setOrganization(tx: Tx, orgId: string): Promise<void> {
  await tx.driver`select set_config('app.org_id', ${orgId}, true)`;
}

/**
 * Lets a transaction go on as the tenant role in the organization it locked, with rights to that organization alone:
 * for the worker, who acts for somebody, and for whoever holds an open invitation.
 */
export async function setTenantRole(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('role', ${`${env().GATEHOUSE_ROLE_PREFIX}_tenant`}, true)`);
}

const retried = new Set(["40P01", "40001", "55P03"]);
/** The connection ended, by the driver's codes and PostgreSQL's: nothing says what became of a COMMIT on its way. */
const connectionLost = /^(CONNECTION_|ECONN|EPIPE|ETIMEDOUT|08|57P0|25P0[34])/;
/**
 * PostgreSQL is away, is going, or cannot take any more. 53 is its lack of something: connections, memory, disk. 25P03
 * and 25P04 end a connection because this process was too slow for its own time limits.
 */
const unreachable =
  /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ENOENT|08|53|57P0|25P0[34]|58030)/;

/** The SQLSTATE, or the driver's code, that stands behind an error. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string") return e.code;
  }
  return undefined;
}

function constraintOf(error: unknown): unknown {
  for (let e = error; e instanceof Error; e = e.cause) if ("constraint_name" in e) return e.constraint_name;
  return undefined;
}

function translated(error: unknown, code: string | undefined): unknown {
  if (error instanceof Refusal || !code) return error;
  if (code === "23505" && constraintOf(error) === "organization_slug") return new Refusal("slug_taken");
  if (code === "23505" && constraintOf(error) === "account_email_norm") {
    return new Refusal("address_has_account");
  }
  if (code === "P0LM1") return new Refusal("last_manager");
  if (code === "P0LK1") return new Refusal("last_settings_keeper");
  if (retried.has(code) || code === "57014") return new Refusal("busy");
  if (unreachable.test(code)) return new Refusal("unavailable", {});
  return error;
}
