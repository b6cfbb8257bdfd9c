import { eq, type SQL, sql } from "drizzle-orm";
import { organizationCount } from "@/db/schema/organization-count";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

const twoManagers = (more: SQL) => sql<number>`(select count(*)::int from (
  select 1 from membership x where x.org_id = ${sql.placeholder("org")} and is_active_manager(x) ${more}
   limit 2) two)`;

/** Counted to two: the rules ask only for the last one (INV-1, X-10). */
const managers = {
  activeManagers: twoManagers(sql``),
  settingsKeepers: twoManagers(sql`and not x.settings_withheld`),
};

const managersOnly = preparedQuery((db) => db.select(managers).from(sql`(select 1) one`));

/** Whether an organization has two active Managers, and two who keep its settings. */
export async function managerCounts(tx: Tx, orgId: string) {
  const [row] = await managersOnly(tx, { org: orgId });
  return row ?? { activeManagers: 0, settingsKeepers: 0 };
}

const counts = preparedQuery((db) =>
  db
    .select({
      ...managers,
      people: sql<number>`${organizationCount.live} - ${organizationCount.expired} - (
        select count(*)::int from membership x where x.org_id = ${sql.placeholder("org")} and x.ended_at is null
           and x.expires_at > ${organizationCount.expiredUntil} and x.expires_at <= now())`,
    })
    .from(organizationCount)
    .where(eq(organizationCount.orgId, sql.placeholder("org"))),
);

/**
 * What a list says of the whole organization: how many people it has when nothing is filtered; and whether there
 * are two active Managers, and two who keep the settings, counted no further, since the rules ask only for the last
 * one (INV-1, X-10).
 */
export async function listCounts(tx: Tx, orgId: string) {
  const [row] = await counts(tx, { org: orgId });
  return row ?? { people: 0, activeManagers: 0, settingsKeepers: 0 };
}

/** Organizations in which many memberships came to their end since they were counted, after an id, in order of id. */
export async function organizationsToCount(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from organizations_to_count(${after}, ${limit}) id`,
  );
  return rows.map(({ id }) => id);
}

/** Counts them in the organization of this transaction, which must be locked. */
export async function addExpired(tx: Tx): Promise<void> {
  await tx.execute(sql`select count_expired()`);
}
