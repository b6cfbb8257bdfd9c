import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { organizationCount } from "@/db/schema/organization-count";
import type { Tx } from "@/server/doors/transaction";
import type { MemberStatus } from "@/server/policy/member-status";
import type { Role } from "@/server/policy/roles";
import type { MemberFilter, MemberSort } from "./input";
import type { Place } from "./place";

/** A filter without the organization it is applied in. */
export type Filter = Pick<MemberFilter, "search" | "name" | "email" | "role" | "status">;

const m = membership;

/**
 * Who is listed, as text without parameters: a plan that is kept for the twentieth execution must be made with
 * them. db/sql/search.sql writes the same (member_scope). Without a status: everybody who has neither ended nor
 * expired.
 */
const statuses: Record<MemberStatus | "listed", SQL> = {
  listed: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now())`,
  active: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now()) and ${m.state} = 'active'`,
  disabled: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now()) and ${m.state} = 'disabled'`,
  unapproved: sql`${m.endedAt} is null and (${m.expiresAt} is null or ${m.expiresAt} > now()) and ${m.state} = 'unapproved'`,
  expired: sql`${m.endedAt} is null and ${m.expiresAt} <= now()`,
  ended: sql`${m.state} = 'ended'`,
};

const storedRoles = { PlatformAdmin: "platform_admin", Manager: "manager", Member: "member" } as const;
const withRole: Record<Role, SQL> = {
  PlatformAdmin: sql`${m.shownRole} = 'platform_admin'`,
  Manager: sql`${m.shownRole} = 'manager'`,
  Member: sql`${m.shownRole} = 'member'`,
};

const scope = (orgId: string, { status, role }: Filter) =>
  and(eq(m.orgId, orgId), statuses[status ?? "listed"], role && withRole[role]);

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
  joined: sql`(extract(epoch from ${m.joinedAt}) * 1000000)::bigint::text`,
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
  state: m.state,
  /** Unexpired grants, with the row rather than after it: one wait less. */
  granted: sql<string[]>`array(
    select g.permission from access_grant g
     where g.org_id = ${sql.raw('"membership"."org_id"')} and g.membership_id = ${sql.raw('"membership"."id"')}
       and g.ended_at is null and g.starts_at <= now() and (g.expires_at is null or g.expires_at > now()))`,
};

const down = (place: Place) => place.descending !== place.backwards;

function beyond({ sort, key, ...place }: Place): SQL | undefined {
  if (!key) return undefined;
  const values: Record<MemberSort, () => SQL[]> = {
    name: () => [sql`${key.value}`],
    email: () => [sql`${key.value}`],
    role: () => {
      const end = key.value.indexOf(":");
      return [sql`${key.value.slice(0, end)}`, sql`${key.value.slice(end + 1)}`];
    },
    joined: () => [sql`timestamptz 'epoch' + ${key.value}::bigint * interval '1 microsecond'`],
  };
  const row = sql.join([...orders[sort], sql`${m.id}`], sql`, `);
  const bound = sql.join([...values[sort](), sql`${key.id}::uuid`], sql`, `);
  return down({ sort, key, ...place }) ? sql`(${row}) < (${bound})` : sql`(${row}) > (${bound})`;
}

/** One page of an organization's users by key, in the order asked, without a search. */
export async function listMembers(tx: Tx, orgId: string, filter: Filter, place: Place) {
  const direction = down(place) ? desc : asc;
  const rows = await tx
    .select({ ...columns, key: keys[place.sort] })
    .from(membership)
    .where(and(scope(orgId, filter), beyond(place)))
    .orderBy(...orders[place.sort].map(direction), direction(m.id))
    .limit(place.limit)
    .prepare("members.list")
    .execute();
  return place.backwards ? rows.reverse() : rows;
}

export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number];

/** What a search found: a page, how many in all (counted up to a cap), and how far it reached (db/sql/search.sql). */
export interface Found {
  rows: MemberRow[];
  total: number;
  extent: "all" | "beginnings" | "part";
}

/**
 * One page of what a search finds, and how many match in all, counted up to `cap` (0: not counted). Row-level
 * security holds again for the rows whose ids the function names.
 */
export async function searchMembers(
  tx: Tx,
  orgId: string,
  { search, name, email, role, status }: Filter,
  place: Place,
  cap: number,
): Promise<Found> {
  const { sort, key, limit } = place;
  const found = await tx
    .select({
      ...columns,
      key: keys[sort],
      total: sql<number>`s.total`,
      extent: sql<Found["extent"]>`s.extent`,
    })
    .from(
      sql`search_members(
        ${search ?? null}::text, ${name ?? null}::text, ${email ?? null}::text,
        ${role ? storedRoles[role] : null}::text, ${status ?? null}::text, ${sort}::text, ${down(place)}::boolean,
        ${key?.value ?? null}::text, ${key?.id ?? null}::uuid, ${limit}::integer, ${cap}::integer) s`,
    )
    .leftJoin(membership, and(eq(m.orgId, orgId), sql`${m.id} = s.id`))
    .orderBy(sql`s.place`)
    .prepare("members.search")
    .execute();
  const rows = found.flatMap(({ total: _, extent: __, ...row }) => (isRow(row) ? [row] : []));
  const [first] = found;
  return {
    rows: place.backwards ? rows.reverse() : rows,
    total: first?.total ?? 0,
    extent: first?.extent ?? "all",
  };
}

/** The left join's row of nobody, where a page is empty, has no id. */
const isRow = (row: { id: string | null }): row is MemberRow => row.id !== null;

/** How many people a filter leaves, counted up to a cap. */
export async function countFiltered(tx: Tx, orgId: string, filter: Filter, cap: number): Promise<number> {
  const capped = tx
    .select({ one: sql`1`.as("one") })
    .from(membership)
    .where(scope(orgId, filter))
    .limit(cap)
    .as("capped");
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(capped)
    .prepare("members.count")
    .execute();
  return row?.count ?? 0;
}

/**
 * How many people are listed when nothing is filtered; and whether there are two active Managers, and two who keep
 * the settings: counted no further, since the rules ask only for the last one (INV-1, X-10).
 */
export async function surroundings(tx: Tx, orgId: string) {
  const managers = (more: SQL) => sql<number>`(select count(*)::int from (
    select 1 from membership x where x.org_id = ${orgId} and x.role = 'manager' and x.ended_at is null and x.enabled
       and x.approved_at is not null and not x.account_disabled ${more} limit 2) two)`;
  const [row] = await tx
    .select({
      people: sql<number>`${organizationCount.live} - (select count(*)::int from membership x
        where x.org_id = ${orgId} and x.ended_at is null and x.expires_at <= now())`,
      activeManagers: managers(sql``),
      settingsKeepers: managers(sql`and not x.settings_withheld`),
    })
    .from(organizationCount)
    .where(eq(organizationCount.orgId, orgId))
    .prepare("members.surroundings")
    .execute();
  return row ?? { people: 0, activeManagers: 0, settingsKeepers: 0 };
}
