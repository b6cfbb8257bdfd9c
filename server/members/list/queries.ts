import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { heldKeys } from "@/server/grants/queries";
import type { MemberStatus } from "@/server/policy/member-status";
import type { Role } from "@/server/policy/roles";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import { memoizeByKey, preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";
import type { MembersCursor } from "./cursor";
import type { MemberFilter, MemberSort } from "./input";

/** A filter without the organization it is applied in. */
export type Filter = Pick<MemberFilter, "search" | "name" | "email" | "role" | "status">;

const m = membership;

/**
 * Who is listed. db/sql/search.sql writes the same (member_scope). Without a status: everybody who has neither
 * ended nor expired (X-4). As text, because partial indexes serve no parameter.
 */
const statuses: Record<MemberStatus | "listed", SQL> = {
  listed: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now())`,
  active: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now()) and ${m.state} = 'active'`,
  disabled: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now()) and ${m.state} = 'disabled'`,
  unapproved: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now()) and ${m.state} = 'unapproved'`,
  expired: sql`${m.endedAt} is null and ${m.expiresAt} <= now()`,
  ended: sql`${m.state} = 'ended'`,
};

const storedRoles = { PlatformAdmin: "admin", Manager: "manager", Member: "member" } as const;
const withRole: Record<Role, SQL> = {
  PlatformAdmin: sql`${m.shownRole} = 'admin'`,
  Manager: sql`${m.shownRole} = 'manager'`,
  Member: sql`${m.shownRole} = 'member'`,
};

const scope = ({ status, role }: Filter) =>
  and(eq(m.orgId, sql.placeholder("org")), statuses[status ?? "listed"], role && withRole[role]);

/** What a list is ordered by, before the id that makes the order total. */
const orders: Record<MemberSort, SQL[]> = {
  name: [sql`${m.nameKey}`],
  email: [sql`${m.emailKey}`],
  role: [sql`${m.shownRole}`, sql`${m.nameKey}`],
  joined: [sql`${m.joinedAt}`],
};

const keys: Record<MemberSort, SQL<string>> = {
  name: sql`${m.nameKey}`,
  email: sql`${m.emailKey}`,
  role: sql`${m.shownRole} || ':' || ${m.nameKey}`,
  joined: toMicroseconds(m.joinedAt),
};

const columns = {
  id: m.id,
  accountId: m.accountId,
  name: m.name,
  email: m.email,
  shownRole: m.shownRole,
  role: m.role,
  enabled: m.enabled,
  approvedAt: m.approvedAt,
  joinedAt: m.joinedAt,
  expiresAt: m.expiresAt,
  lastActiveAt: m.lastActiveAt,
  accountDisabled: m.accountDisabled,
  settingsWithheld: m.settingsWithheld,
  state: m.state,
  /** What is held now, with the row rather than after it: one wait less. */
  granted: heldKeys,
};

const down = (place: MembersCursor) => place.descending !== place.backwards;

const values: Record<MemberSort, SQL[]> = {
  name: [sql`${sql.placeholder("key")}::text`],
  email: [sql`${sql.placeholder("key")}::text`],
  role: [
    sql`split_part(${sql.placeholder("key")}::text, ':', 1)`,
    sql`substr(${sql.placeholder("key")}::text, strpos(${sql.placeholder("key")}::text, ':') + 1)`,
  ],
  joined: [fromMicroseconds(sql.placeholder("key"))],
};

function beyond(place: MembersCursor): SQL | undefined {
  if (!place.key) return undefined;
  const row = sql.join([...orders[place.sort], sql`${m.id}`], sql`, `);
  const bound = sql.join([...values[place.sort], sql`${sql.placeholder("id")}::uuid`], sql`, `);
  return down(place) ? sql`(${row}) < (${bound})` : sql`(${row}) > (${bound})`;
}

function page(db: Tx, filter: Filter, place: MembersCursor) {
  const direction = down(place) ? desc : asc;
  return db
    .select({ ...columns, key: keys[place.sort] })
    .from(membership)
    .where(and(scope(filter), beyond(place)))
    .orderBy(...orders[place.sort].map(direction), direction(m.id))
    .limit(sql.placeholder("limit"));
}

const keptPage = memoizeByKey((filter: Filter, place: MembersCursor) =>
  preparedQuery((db) => page(db, filter, place)),
);

/**
 * What a list's plans are kept under: that with an index which holds just what is asked, in that order. Null where
 * each plan must be made again, knowing how many people of this organization the filter leaves.
 */
const keptAs = ({ status, role }: Filter): string | null =>
  role === "Member" || status === "expired" || (role && status) ? null : (role ?? status ?? "listed");

/**
 * One page of an organization's users by key, in the order asked, without a search.
 */
export async function listMembers(tx: Tx, orgId: string, filter: Filter, place: MembersCursor) {
  const { sort, key, limit } = place;
  const values = { org: orgId, key: key?.value, id: key?.id, limit };
  const kept = keptAs(filter);
  const rows = await (kept
    ? keptPage(`${kept} ${sort} ${down(place)} ${key !== null}`, filter, place)(tx, values)
    : page(tx, filter, place).execute(values));
  return place.backwards ? rows.reverse() : rows;
}

export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number];

/** What a search found: a page, how many in all (counted up to a cap), and how far it reached (db/sql/search.sql). */
export interface Found {
  rows: MemberRow[];
  total: number;
  extent: "all" | "beginnings" | "part";
}

const found = memoizeByKey((sort: MemberSort) =>
  preparedQuery((db) =>
    db
      .select({
        ...columns,
        key: keys[sort],
        total: sql<number>`s.total`,
        extent: sql<Found["extent"]>`s.extent`,
      })
      .from(
        sql`search_members(
          ${sql.placeholder("search")}::text, ${sql.placeholder("name")}::text, ${sql.placeholder("email")}::text,
          ${sql.placeholder("role")}::text, ${sql.placeholder("status")}::text,
          ${sql.raw(`'${sort}'`)}, ${sql.placeholder("down")}::boolean,
          ${sql.placeholder("key")}::text, ${sql.placeholder("id")}::uuid,
          ${sql.placeholder("limit")}::integer, ${sql.placeholder("cap")}::integer) s`,
      )
      .leftJoin(membership, and(eq(m.orgId, sql.placeholder("org")), sql`${m.id} = s.id`))
      .orderBy(sql`s.place`),
  ),
);

/**
 * One page of what a search finds, and how many match in all, counted up to `cap` (0: not counted). Row-level
 * security holds again for the rows whose ids the function names.
 */
export async function searchMembers(
  tx: Tx,
  orgId: string,
  { search = null, name = null, email = null, role, status = null }: Nullable<Filter>,
  place: MembersCursor,
  cap: number,
): Promise<Found> {
  const { sort, key, limit } = place;
  const at = { key: key?.value ?? null, id: key?.id ?? null, down: down(place), limit, cap };
  const filter = { search, name, email, role: role ? storedRoles[role] : null, status };
  const answer = await found(sort, sort)(tx, { org: orgId, ...filter, ...at });
  const rows = answer.flatMap(({ total: _, extent: __, ...row }) => (isRow(row) ? [row] : []));
  const [first] = answer;
  return {
    rows: place.backwards ? rows.reverse() : rows,
    total: first?.total ?? 0,
    extent: first?.extent ?? "all",
  };
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** The left join's row of nobody, where a page is empty, has no id. */
const isRow = (row: { id: string | null }): row is MemberRow => row.id !== null;

function counted(db: Tx, filter: Filter) {
  const capped = db
    .select({ one: sql`1`.as("one") })
    .from(membership)
    .where(scope(filter))
    .limit(sql.placeholder("cap"))
    .as("capped");
  return db.select({ count: sql<number>`count(*)::int` }).from(capped);
}

const keptCount = memoizeByKey((filter: Filter) => preparedQuery((db) => counted(db, filter)));

/** How many people a filter leaves, counted up to a cap. */
export async function countFiltered(tx: Tx, orgId: string, filter: Filter, cap: number): Promise<number> {
  const values = { org: orgId, cap };
  const kept = keptAs(filter);
  const [row] = await (kept ? keptCount(kept, filter)(tx, values) : counted(tx, filter).execute(values));
  return row?.count ?? 0;
}
