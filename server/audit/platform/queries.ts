import { eq, sql } from "drizzle-orm";
import { auditHead } from "@/db/schema/audit";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/transaction/transaction";

/** How an organization is called whose chain this is: a deleted one as the event of its end named it. */
export async function nameOfChain(tx: Tx, orgId: string): Promise<string | null> {
  const [row] = await tx
    .select({
      name: sql<string>`coalesce(${organization.name}, (
        select e.body::jsonb -> 'target' ->> 'label' from audit_event e
         where e.org_id = ${orgId} and e.action = 'organization.deleted' order by e.at desc, e.seq desc limit 1),
        'a deleted organization')`,
    })
    .from(auditHead)
    .leftJoin(organization, eq(organization.id, auditHead.orgId))
    .where(eq(auditHead.orgId, orgId));
  return row?.name ?? null;
}
