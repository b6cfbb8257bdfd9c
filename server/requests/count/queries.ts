import { eq, sql } from "drizzle-orm";
import { organizationCount } from "@/db/schema/organization-count";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

const waitingNow = preparedQuery((db) =>
  db
    .select({
      requests: sql<number>`${organizationCount.pending} - (select count(*)::int from join_request r
        where r.org_id = ${sql.placeholder("org")} and r.status = 'pending' and r.expires_at <= now())`,
      unapproved: sql<number>`${organizationCount.unapproved} - (select count(*)::int from membership m
        where m.org_id = ${sql.placeholder("org")} and m.unapproved_at is not null and m.ended_at is null
          and m.expires_at <= now())`,
    })
    .from(organizationCount)
    .where(eq(organizationCount.orgId, sql.placeholder("org"))),
);

/** Who waits for a Manager's decision: requests, and members whose Approved is off. What triggers counted, less what ended. */
export async function countWaiting(tx: Tx, orgId: string) {
  const [row] = await waitingNow(tx, { org: orgId });
  return row ?? { requests: 0, unapproved: 0 };
}

/** How many people wait for a Manager's decision: the one N of the tab, the button, the menu and Home (KIO-3, X-5). */
export async function countPending(tx: Tx, orgId: string): Promise<number> {
  const { requests, unapproved } = await countWaiting(tx, orgId);
  return requests + unapproved;
}
