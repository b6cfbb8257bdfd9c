import { and, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { statement } from "@/server/doors/statement";
import type { Tx } from "@/server/doors/transaction";

/** One live grant that concerns a person, with the way it came; also what has not begun or is over. */
export interface StoredHolding {
  id: string;
  permission: string | null;
  set: { id: string; name: string; keys: string[] } | null;
  team: { id: string; name: string; active: boolean } | null;
  /** Milliseconds since 1970. */
  startsAt: number;
  expiresAt: number | null;
  reason: string | null;
}

const milliseconds = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);

const holdings = sql<StoredHolding[]>`coalesce((
  select jsonb_agg(jsonb_build_object(
           'id', h.id, 'permission', h.permission,
           'set', case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name, 'keys', s.keys) end,
           'team', case when h.team_id is null then null
                   else jsonb_build_object('id', h.team_id, 'name', h.team_name, 'active', h.active) end,
           'startsAt', ${milliseconds("h.starts_at")}, 'expiresAt', ${milliseconds("h.expires_at")},
           'reason', h.reason) order by h.team_name nulls first, s.name nulls first, h.permission, h.starts_at, h.id)
    from (
      select x.id, x.permission, x.set_id, x.starts_at, x.expires_at, x.reason,
             null::uuid as team_id, null as team_name, null::boolean as active
        from access_grant x
       where x.org_id = "membership"."org_id" and x.membership_id = "membership"."id" and x.ended_at is null
      union all
      select x.id, x.permission, x.set_id, x.starts_at, x.expires_at, x.reason,
             t.id, t.name, t.deactivated_at is null
        from team_member tm
        join team t on t.org_id = tm.org_id and t.id = tm.team_id and t.deleted_at is null
        join access_grant x on x.org_id = tm.org_id and x.team_id = tm.team_id and x.ended_at is null
       where tm.org_id = "membership"."org_id" and tm.membership_id = "membership"."id" and tm.ended_at is null
    ) h
    left join permission_set s on s.org_id = "membership"."org_id" and s.id = h.set_id), '[]')`;

const columns = {
  id: membership.id,
  accountId: membership.accountId,
  name: membership.name,
  platformAdmin: sql<boolean>`${membership.shownRole} = 'platform_admin'`,
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

const ofMember = statement((db) =>
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
  return row ?? null;
}

export type StoredFacts = NonNullable<Awaited<ReturnType<typeof findFacts>>>;
