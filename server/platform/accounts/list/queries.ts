import { and, asc, desc, isNull, type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import type { Tx } from "@/server/doors/transaction";
import type { PageKey } from "@/server/policy/page-key";
import { accountColumns } from "../queries";
import type { AccountSort, ListAccounts } from "./input";

const a = account;
const moment = (key: string) => sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`;
const micros = (at: SQL) => sql`(extract(epoch from ${at}) * 1000000)::bigint::text`;

const orders: Record<AccountSort, { by: SQL; key: SQL<string>; value: (key: string) => SQL }> = {
  name: { by: sql`${a.nameKey}`, key: sql`${a.nameKey}`, value: (key) => sql`${key}::text` },
  created: { by: sql`${a.createdAt}`, key: sql`${micros(sql`${a.createdAt}`)}`, value: moment },
  active: {
    by: sql`${a.lastActiveAt}`,
    key: sql`case when ${a.lastActiveAt} = '-infinity' then 'never'
      else ${micros(sql`nullif(${a.lastActiveAt}, '-infinity')`)} end`,
    value: (key) => (key === "never" ? sql`timestamptz '-infinity'` : moment(key)),
  },
};

/** Whether a key belongs to an order; one that was tampered with is no key. */
export function isAccountKey(sort: AccountSort, { value }: PageKey): boolean {
  return sort === "name" || /^-?\d{1,16}$/.test(value) || (sort === "active" && value === "never");
}

type Filter = Pick<ListAccounts, "role" | "state">;

/** The accounts that the filters leave, said by the same function as in a search (db/sql/oversight.sql). */
async function scopeOf(tx: Tx, { role, state }: Filter): Promise<SQL> {
  const [row] = await tx.execute<{ scope: string }>(
    sql`select account_scope(${role ?? null}, ${state ?? null}) as scope`,
  );
  return sql.raw(row?.scope ?? "true");
}

/** One page of the accounts that filters leave, in the order asked, and how many, counted up to a cap. */
export async function listFiltered(
  tx: Tx,
  { sort, descending, ...filter }: Filter & Pick<ListAccounts, "sort" | "descending">,
  after: PageKey | null,
  limit: number,
  cap: number,
) {
  const { by, key, value } = orders[sort];
  const direction = descending ? desc : asc;
  const scope = await scopeOf(tx, filter);
  const beyond =
    after &&
    sql`(${by}, ${a.id}) ${sql.raw(descending ? "<" : ">")} (${value(after.value)}, ${after.id}::uuid)`;
  const some = tx
    .select({ one: sql`1`.as("one") })
    .from(account)
    .where(and(isNull(a.deletedAt), scope))
    .limit(cap)
    .as("some");
  const [rows, [counted]] = await Promise.all([
    tx
      .select({ ...accountColumns, key: key.as("key") })
      .from(account)
      .where(and(isNull(a.deletedAt), scope, beyond ?? undefined))
      .orderBy(direction(by), direction(a.id))
      .limit(limit),
    tx.select({ count: sql<number>`count(*)::int` }).from(some),
  ]);
  return { rows, total: counted?.count ?? 0, extent: "all" as const };
}
