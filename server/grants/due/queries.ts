import { sql } from "drizzle-orm";
import type { Tx } from "@/server/transaction/transaction";

/** How many notices are due of what ends at a moment: one 7 days before, a second a day before; none once it is over. */
const due = (notices: string) =>
  sql.raw(`ended_at is null and expires_at > now() and (
    (${notices} = 0 and expires_at <= now() + interval '7 days')
    or (${notices} = 1 and expires_at <= now() + interval '1 day'))`);
const given = sql.raw("case when expires_at <= now() + interval '1 day' then 2 else 1 end");

/** Organizations where somebody should be told that a grant or a membership ends. */
export async function organizationsWithEnds(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ org_id: string }>(sql`
    select org_id from access_grant where org_id > ${after} and ${due("notices")}
    union select org_id from membership where org_id > ${after} and ${due("end_notices")}
    order by org_id limit ${limit}`);
  return rows.map((row) => row.org_id);
}

/** Somebody for whom something ends, and what. */
export interface Ending extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
  organization: string;
  slug: string;
  /** The set or the permission; both null for a membership. */
  set: string | null;
  permission: string | null;
  catalogs: string[];
  /** The moment it ends, as text of ISO 8601. */
  at: string;
}

const asText = sql.raw(`to_char(x.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Counts a notice for up to 500 grants of one organization that end soon; gives each person concerned. */
export async function noticeGrants(tx: Tx, orgId: string): Promise<Ending[]> {
  return tx.execute<Ending>(sql`
    with x as (
      update access_grant set notices = ${given}
       where org_id = ${orgId} and id in (
         select id from access_grant where org_id = ${orgId} and ${due("notices")} limit 500)
      returning *
    )
    select m.id, m.name, m.email, g.name as organization, g.slug,
           g.catalogs, s.name as set, x.permission, ${asText} as at
      from x join organization g on g.id = x.org_id
      left join permission_set s on s.org_id = x.org_id and s.id = x.set_id
      join membership m on m.org_id = x.org_id and m.state = 'active' and m.role = 'member' and (
        m.id = x.membership_id or m.id in (
          select tm.membership_id from team_member tm
           where tm.org_id = x.org_id and tm.team_id = x.team_id and tm.ended_at is null))
     order by m.id`);
}

/** The same for memberships. */
export async function noticeMemberships(tx: Tx, orgId: string): Promise<Ending[]> {
  return tx.execute<Ending>(sql`
    with x as (
      update membership set end_notices = ${given}
       where org_id = ${orgId} and id in (
         select id from membership where org_id = ${orgId} and ${due("end_notices")} limit 500)
      returning *
    )
    select x.id, x.name, x.email, g.name as organization, g.slug, g.catalogs, null as set, null as permission, ${asText} as at
      from x join organization g on g.id = x.org_id where x.state = 'active' order by x.id`);
}
