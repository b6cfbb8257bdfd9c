import { and, asc, desc, isNull, type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import { type Cursor, isTimeCursorValue } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import type { Tx } from "@/server/transaction/transaction";
import { accountColumns, findAccountIds, searchAccounts } from "../queries";
import type { AccountSort, ListAccounts } from "./input";

const a = account;

const orders: Record<AccountSort, { by: SQL; key: SQL<string>; value: (key: string) => SQL }> = {
  name: { by: sql`${a.nameKey}`, key: sql`${a.nameKey}`, value: (key) => sql`${key}::text` },
  created: {
    by: sql`${a.createdAt}`,
    key: sql`${toMicroseconds(sql`${a.createdAt}`)}`,
    value: fromMicroseconds,
  },
  active: {
    by: sql`${a.lastActiveAt}`,
    key: sql`case when ${a.lastActiveAt} = '-infinity' then 'never'
      else ${toMicroseconds(sql`nullif(${a.lastActiveAt}, '-infinity')`)} end`,
    value: (key) => (key === "never" ? sql`timestamptz '-infinity'` : fromMicroseconds(key)),
  },
};

/** Whether a cursor key is valid for a sort order; a tampered one isn't. */
export function isAccountKey(sort: AccountSort, { value }: Cursor): boolean {
  return sort === "name" || isTimeCursorValue(value) || (sort === "active" && value === "never");
}

type Filter = Pick<ListAccounts, "role" | "state">;

/** The filtered accounts, by the same SQL function as in a search (db/sql/search-accounts.sql). */
async function scopeOf(tx: Tx, { role, state }: Filter): Promise<SQL> {
  const [row] = await tx.execute<{ scope: string }>(
    sql`select account_scope(${role ?? null}, ${state ?? null}) as scope`,
  );
  return sql.raw(row?.scope ?? "true");
}

const byKey = (sort: AccountSort, descending: boolean, after: Cursor | null) => {
  const { by, value } = orders[sort];
  return after
    ? sql`(${by}, ${a.id}) ${sql.raw(descending ? "<" : ">")} (${value(after.value)}, ${after.id}::uuid)`
    : undefined;
};

/**
 * One page of the accounts whose name or address contains a term, in the requested order if there are fewer than
 * `cap` matches, otherwise by name.
 */
export async function searchSorted(
  tx: Tx,
  search: string,
  { sort, descending, ...filter }: Filter & Pick<ListAccounts, "sort" | "descending">,
  after: Cursor | null,
  limit: number,
  cap: number,
) {
  const { ids, total, extent } = await findAccountIds(tx, search, cap, filter);
  if (total >= cap) return searchAccounts(tx, search, after, limit, cap, filter);
  const { by, key } = orders[sort];
  const direction = descending ? desc : asc;
  const place = after && isAccountKey(sort, after) ? after : null;
  const rows = await tx
    .select({ ...accountColumns, key: key.as("key") })
    .from(account)
    .where(and(sql`${a.id} = any(${sql.param(ids)}::uuid[])`, byKey(sort, descending, place)))
    .orderBy(direction(by), direction(a.id))
    .limit(limit);
  return { rows, total, extent };
}

/** One page of the filtered accounts in the requested order, and their number up to a cap. */
export async function listFiltered(
  tx: Tx,
  { sort, descending, ...filter }: Filter & Pick<ListAccounts, "sort" | "descending">,
  after: Cursor | null,
  limit: number,
  cap: number,
) {
  const { by, key } = orders[sort];
  const direction = descending ? desc : asc;
  const scope = await scopeOf(tx, filter);
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
      .where(and(isNull(a.deletedAt), scope, byKey(sort, descending, after)))
      .orderBy(direction(by), direction(a.id))
      .limit(limit),
    tx.select({ count: sql<number>`count(*)::int` }).from(some),
  ]);
  return { rows, total: counted?.count ?? 0, extent: "all" as const };
}
