import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/server/transaction/transaction";

/**
 * Whom a change of grants concerns: who holds a set, who is in a team, one person, or everybody who holds anything. The
 * last is for switching catalogs and teams, so it has what teams give also while the organization has none.
 */
export type Scope = { set: string } | { team: string } | { member: string } | "everybody";

/** One thing a person holds now: a permission or a set with its keys, of their own or by a team. */
export interface HeldRow {
  grant: string;
  permission: string | null;
  set: string | null;
  keys: string[] | null;
  team: string | null;
}

export interface HoldingPerson {
  id: string;
  accountId: string;
  name: string;
  email: string;
  carriesAll: boolean;
  held: HeldRow[];
}

const idsIn = (orgId: string, scope: Scope): SQL => {
  if (scope === "everybody") {
    return sql`
      select x.membership_id as id from access_grant x
       where x.org_id = ${orgId} and x.membership_id is not null and is_active_grant(x)
      union
      select tm.membership_id from team_member tm
        join team t on t.org_id = tm.org_id and t.id = tm.team_id and is_active_team(t)
        join access_grant x on x.org_id = tm.org_id and x.team_id = tm.team_id and is_active_grant(x)
       where tm.org_id = ${orgId} and tm.ended_at is null`;
  }
  if ("member" in scope) return sql`select ${scope.member}::uuid as id`;
  if ("team" in scope) {
    return sql`select tm.membership_id as id from team_member tm
      where tm.org_id = ${orgId} and tm.team_id = ${scope.team} and tm.ended_at is null`;
  }
  return sql`select distinct h.membership_id as id from holders_of(${orgId}, ${scope.set}) h`;
};

/** Everybody whom a change concerns, each with all that they hold at this moment, whatever way it came. */
export async function holdingPeople(tx: Tx, orgId: string, scope: Scope): Promise<HoldingPerson[]> {
  const held =
    scope === "everybody"
      ? sql`(select g.* from grants_to(${orgId}, c.id) g where g.active)`
      : sql`held_by(${orgId}, c.id)`;
  return tx.execute<HoldingPerson & Record<string, unknown>>(sql`
    with concerned as materialized (
      select m.id, m.account_id, m.name, m.email,
             is_active_manager(m) as carries_all
        from membership m join (${idsIn(orgId, scope)}) s on s.id = m.id
       where m.org_id = ${orgId} and m.ended_at is null
    )
    select c.id, c.account_id as "accountId", c.name, c.email, c.carries_all as "carriesAll",
           coalesce((
             select jsonb_agg(jsonb_build_object('grant', h.id, 'permission', h.permission, 'set', h.set_id,
                                                 'keys', s.keys, 'team', h.team_id))
               from ${held} h left join permission_set s on s.org_id = ${orgId} and s.id = h.set_id), '[]') as held
      from concerned c`);
}
