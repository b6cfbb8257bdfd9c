import { and, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

/**
 * One live grant that concerns a person, with the way it came; also what has not begun or is over. Times are
 * milliseconds since 1970. As a list without names, which costs the database a third of the time.
 */
type HoldingAsList = [
  permission: string | null,
  set: string | null,
  keys: string[] | null,
  team: string | null,
  active: boolean | null,
  startsAt: number,
  expiresAt: number | null,
];

const holdingOf = ([permission, set, keys, team, active, startsAt, expiresAt]: HoldingAsList) => ({
  permission,
  set: set === null ? null : { name: set, keys: keys ?? [] },
  team: team === null ? null : { name: team, active: active ?? false },
  startsAt,
  expiresAt,
});

const milliseconds = (column: string) => sql.raw(`(date_part('epoch', ${column}) * 1000)`);

const holdings = sql<HoldingAsList[]>`coalesce((
  select json_agg(json_build_array(h.permission, s.name, s.keys, h.team_name, h.team_active,
                                   ${milliseconds("h.starts_at")}, ${milliseconds("h.expires_at")})
                  order by h.team_name collate "alphabetical" nulls first, s.order_key nulls first, h.permission, h.starts_at, h.id)
    from grants_to("membership"."org_id", "membership"."id") h
    left join permission_set s on s.org_id = "membership"."org_id" and s.id = h.set_id), '[]')`;

const columns = {
  id: membership.id,
  accountId: membership.accountId,
  name: membership.name,
  platformAdmin: sql<boolean>`${membership.shownRole} = 'admin'`,
  role: membership.role,
  enabled: membership.enabled,
  approved: sql<boolean>`${membership.approvedAt} is not null`,
  expiresAt: sql<number | null>`${milliseconds('"membership"."expires_at"')}`,
  accountDisabled: membership.accountDisabled,
  settingsWithheld: membership.settingsWithheld,
  orgName: organization.name,
  suspended: sql<boolean>`${organization.state} = 'suspended'`,
  teamsOn: organization.teamsOn,
  catalogs: organization.catalogs,
  now: sql<number>`${milliseconds("now()")}`,
  holdings,
};

const ofMember = preparedQuery((db) =>
  db
    .select(columns)
    .from(membership)
    .innerJoin(organization, eq(organization.id, membership.orgId))
    .where(
      and(
        eq(membership.orgId, sql.placeholder("org")),
        eq(membership.id, sql.placeholder("id")),
        isNull(membership.endedAt),
      ),
    ),
);

/**
 * Everything that decides what one member may do here, in one query; null for nobody of this organization. Times count
 * as of the transaction's beginning.
 */
export async function findFacts(tx: Tx, orgId: string, membershipId: string) {
  const [row] = await ofMember(tx, { org: orgId, id: membershipId });
  return row ? { ...row, holdings: row.holdings.map(holdingOf) } : null;
}

export type StoredFacts = NonNullable<Awaited<ReturnType<typeof findFacts>>>;
