import type { TransactionSql } from "postgres";
import type { AuditActor } from "@/server/audit/event";
import { type OrgEvents, record } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { platformPool } from "./pools";
import { inTransaction, type Tx } from "./transaction";

interface PersonRow {
  account_id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
}

/**
 * Reads every organization, for an enabled PlatformAdmin. To everybody else it does not exist: refuses
 * not_found, or signed_out.
 */
export async function readPlatform<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  const first = async (sql: TransactionSql) =>
    (await sql<PersonRow[]>`select * from enter_person(${session}, null)`)[0];
  return inTransaction(platformPool(), { role: "platform", readOnly: true, first }, (tx, row) => {
    if (!row) refuse("signed_out");
    if (!row.account_id) refuse("address_unconfirmed");
    if (!row.platform_admin) refuse("not_found");
    return work(tx);
  });
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
      await record(tx, caller, by, events);
      return result;
    },
  );
}
