import { asc, eq, isNull, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import type { Cursor } from "@/server/policy/cursor";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

/** At most this many organizations are listed per row; one more is read to know whether there are others. */
export const organizationsNamed = 20;

/** What a row of All Users shows. */
export const accountColumns = {
  id: account.id,
  name: account.name,
  email: account.email,
  platformAdmin: account.platformAdmin,
  disabledAt: account.disabledAt,
  createdAt: account.createdAt,
  lastActiveAt: sql<string | null>`to_char(nullif(${account.lastActiveAt}, '-infinity') at time zone 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as("last_active"),
  key: sql<string>`${account.nameKey}`.as("key"),
  // Only for the rows of this page: joining and grouping first costs five thousand times as much.
  organizations: sql<{ slug: string; name: string; role: "manager" | "member" }[]>`coalesce((
    select jsonb_agg(to_jsonb(x) - 'name_key' order by x.name_key) from (
      select o.slug, o.name, o.name_key, m.role from membership m join organization o on o.id = m.org_id
       where m.account_id = ${sql.raw('"account"."id"')} and m.ended_at is null
       order by o.name_key limit ${sql.raw(String(organizationsNamed + 1))}) x), '[]')`.as("organizations"),
};

const page = (from: boolean) =>
  preparedQuery((db) =>
    db
      .select(accountColumns)
      .from(account)
      .where(
        from
          ? sql`${account.deletedAt} is null and (${account.nameKey}, ${account.id}) > (${sql.placeholder("key")}, ${sql.placeholder("id")}::uuid)`
          : isNull(account.deletedAt),
      )
      .orderBy(asc(account.nameKey), asc(account.id))
      .limit(sql.placeholder("limit")),
  );
const fromStart = page(false);
const fromKey = page(true);

const capped = preparedQuery((db) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`(select 1 from account where deleted_at is null limit ${sql.placeholder("cap")}) capped`),
);

/** One page of all accounts of the platform by name (KIO-2), and how many there are, counted up to a cap. */
export async function listAccounts(tx: Tx, after: Cursor | null, limit: number, cap: number) {
  const [rows, [counted]] = await Promise.all([
    after ? fromKey(tx, { key: after.value, id: after.id, limit }) : fromStart(tx, { limit }),
    capped(tx, { cap }),
  ]);
  return { rows, total: counted?.count ?? 0, extent: "all" as const };
}

const found = preparedQuery((db) =>
  db
    .select({
      ...accountColumns,
      total: sql<number>`s.total`,
      extent: sql<"all" | "beginnings" | "part">`s.extent`,
    })
    .from(
      sql`search_accounts(${sql.placeholder("search")}, ${sql.placeholder("key")}, ${sql.placeholder("id")}::uuid,
        ${sql.placeholder("limit")}::integer, ${sql.placeholder("cap")}::integer,
        account_scope(${sql.placeholder("role")}::text, ${sql.placeholder("state")}::text)) s`,
    )
    .leftJoin(account, eq(account.id, sql`s.id`))
    .orderBy(sql`s.place`),
);

/** Accounts whose name or address contains a term: the first ids by name, and the number of matches up to a cap. */
export async function findAccountIds(
  tx: Tx,
  search: string,
  cap: number,
  { role, state }: { role?: string; state?: string },
) {
  const rows = await tx.execute<{
    id: string | null;
    total: number;
    extent: "all" | "beginnings" | "part";
  }>(sql`
    select id, total, extent from search_accounts(${search}, null, null, ${cap}::integer, ${cap}::integer,
      account_scope(${role ?? null}::text, ${state ?? null}::text)) order by place`);
  const ids = rows.flatMap(({ id }) => (id ? [id] : []));
  return { ids, total: rows[0]?.total ?? 0, extent: rows[0]?.extent ?? ("all" as const) };
}

/** One page of the accounts whose name or address contains a term, and the number of matches up to a cap. */
export async function searchAccounts(
  tx: Tx,
  search: string,
  after: Cursor | null,
  limit: number,
  cap: number,
  { role, state }: { role?: string; state?: string } = {},
) {
  const at = { key: after?.value ?? null, id: after?.id ?? null };
  const answer = await found(tx, { search, ...at, limit, cap, role: role ?? null, state: state ?? null });
  type Row = Awaited<ReturnType<typeof fromStart>>[number];
  const isRow = (row: { id: string | null }): row is Row => row.id !== null;
  const [first] = answer;
  return {
    rows: answer.flatMap(({ total: _, extent: __, ...row }) => (isRow(row) ? [row] : [])),
    total: first?.total ?? 0,
    extent: first?.extent ?? ("all" as const),
  };
}
