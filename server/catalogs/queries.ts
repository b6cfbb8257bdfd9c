import { eq, sql } from "drizzle-orm";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/transaction/transaction";

/** What an organization has switched on. */
export async function findSwitches(tx: Tx, orgId: string) {
  const [row] = await tx
    .select({
      catalogs: organization.catalogs,
      teamsOn: organization.teamsOn,
      version: organization.settingsVersion,
    })
    .from(organization)
    .where(eq(organization.id, orgId));
  if (!row) throw new Error("The organization of this transaction is gone.");
  return row;
}

/**
 * Whether grants that have not ended, now or at a time to come, would count by switching teams on, or catalogs with these
 * permissions; and whether one of them is a member's own or comes by a team they are in.
 */
export async function grantsWoken(
  tx: Tx,
  orgId: string,
  woken: { teams: boolean; keys: readonly string[] },
  member: string | null,
): Promise<{ any: boolean; own: boolean }> {
  const [row] = await tx.execute<{ any: boolean; own: boolean }>(sql`
    with woken as (
      select x.membership_id, x.team_id from access_grant x
        left join permission_set s on s.org_id = x.org_id and s.id = x.set_id
        left join team t on t.org_id = x.org_id and t.id = x.team_id
       where x.org_id = ${orgId} and is_open_grant(x)
         and t.deleted_at is null and ((${woken.teams} and x.team_id is not null)
           or coalesce(s.keys, array[x.permission]) && ${sql.param(woken.keys)}::text[]))
    select exists (select 1 from woken) as "any", exists (
      select 1 from woken w where w.membership_id = ${member}::uuid or w.team_id in (
        select tm.team_id from team_member tm
         where tm.org_id = ${orgId} and tm.membership_id = ${member}::uuid and tm.ended_at is null)) as own`);
  return row ?? { any: false, own: false };
}
