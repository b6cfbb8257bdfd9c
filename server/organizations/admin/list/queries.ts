import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { organization } from "@/db/schema/organization";
import { organizationCount } from "@/db/schema/organization-count";
import { type Cursor, isTimeCursorValue } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import type { Tx } from "@/server/transaction/transaction";
import type { ListOrganizations, OrganizationSort } from "../input";

const o = organization;
const c = organizationCount;

/** For each sort order: its expression, the cursor key of a row, and the parsed key. */
const orders: Record<OrganizationSort, { by: SQL; id: SQL; key: SQL<string>; value: (key: string) => SQL }> =
  {
    name: {
      by: sql`${o.nameKey}`,
      id: sql`${o.id}`,
      key: sql`${o.nameKey}`,
      value: (key) => sql`${key}::text`,
    },
    created: {
      by: sql`${o.createdAt}`,
      id: sql`${o.id}`,
      key: sql`${toMicroseconds(o.createdAt)}`,
      value: fromMicroseconds,
    },
    members: counted(sql`${c.live}`),
    managers: counted(sql`${c.managers}`),
    waiting: counted(sql`${c.pending}`),
    oldest: {
      by: sql`${c.waitingSince}`,
      id: sql`${c.orgId}`,
      key: sql`case when ${c.waitingSince} = 'infinity' then 'never' else ${toMicroseconds(sql`nullif(${c.waitingSince}, 'infinity')`)} end`,
      value: (key) => (key === "never" ? sql`timestamptz 'infinity'` : fromMicroseconds(key)),
    },
  };

function counted(by: SQL) {
  return {
    by,
    id: sql`${c.orgId}`,
    key: sql<string>`${by}::text`,
    value: (key: string) => sql`${key}::integer`,
  };
}

/** Whether a cursor key is valid for a sort order; a tampered one isn't. */
export function isOrganizationKey(sort: OrganizationSort, { value }: Cursor): boolean {
  if (sort === "name") return true;
  if (sort === "created") return isTimeCursorValue(value);
  if (sort === "oldest") return value === "never" || isTimeCursorValue(value);
  return /^\d{1,9}$/.test(value);
}

const managers = {
  none: sql`${c.managers} = 0 and ${o.state} <> 'archived'`,
  one: sql`${c.managers} = 1 and ${o.state} <> 'archived'`,
  enough: sql`${c.managers} >= 2`,
};

type Filter = Pick<ListOrganizations, "state" | "managers"> & { patterns: readonly string[] };

/** Without a state filter: everything except archived. States are SQL literals, because partial indexes don't match parameters. */
function scope({ patterns, state, managers: many }: Filter) {
  return and(
    state ? sql`${o.state} = ${sql.raw(`'${state}'`)}` : sql`${o.state} <> 'archived'`,
    many && managers[many],
    ...patterns.map((pattern) => sql`${o.search} like ${pattern}`),
  );
}

/** The open requests of the row's organization that haven't expired. */
const waiting = (what: SQL) => sql`(select ${what} from join_request r
  where r.org_id = ${sql.raw('"organization"."id"')} and r.status = 'pending' and r.expires_at > now())`;

/** The search words as LIKE patterns. Computed first, because the planner needs the values to choose an index. */
export async function patternsOf(tx: Tx, search: string): Promise<string[]> {
  const [row] = await tx.execute<{ patterns: string[] }>(sql`select term_patterns(${search}) as patterns`);
  return row?.patterns ?? [];
}

/** One page of organizations in the requested order. 50 rows cost the same whether there are 50 or 20,000. */
export async function listOrganizations(
  tx: Tx,
  { sort, descending, ...filter }: Filter & Pick<ListOrganizations, "sort" | "descending">,
  after: Cursor | null,
  limit: number,
) {
  const { by, id, key, value } = orders[sort];
  const direction = descending ? desc : asc;
  const beyond =
    after &&
    sql`(${by}, ${id}) ${sql.raw(descending ? "<" : ">")} (${value(after.value)}, ${after.id}::uuid)`;
  return tx
    .select({
      id: o.id,
      slug: o.slug,
      name: o.name,
      state: o.state,
      createdAt: o.createdAt,
      members: c.live,
      managers: c.managers,
      waiting: sql<number>`case when ${c.pending} = 0 then 0 else ${waiting(sql`count(*)::int`)} end`,
      oldest: sql<string | null>`case when ${c.pending} > 0 then
        to_char(${waiting(sql`min(r.requested_at)`)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end`,
      key,
    })
    .from(organization)
    .innerJoin(organizationCount, eq(c.orgId, o.id))
    .where(and(scope(filter), beyond ?? undefined))
    .orderBy(direction(by), direction(id))
    .limit(limit);
}

/** Their number, counted up to a cap. */
export async function countOrganizations(tx: Tx, filter: Filter, cap: number) {
  const some = tx
    .select({ one: sql`1`.as("one") })
    .from(organization)
    .innerJoin(organizationCount, eq(c.orgId, o.id))
    .where(scope(filter))
    .limit(cap)
    .as("some");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
