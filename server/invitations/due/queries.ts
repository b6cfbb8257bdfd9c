import { and, asc, eq, gt, sql } from "drizzle-orm";
import { invitation } from "@/db/schema/invitation";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/doors/transaction";

/** Two days before its end, and not right after it was sent. */
const due = sql`${invitation.status} = 'open' and ${invitation.remindedAt} is null
  and ${invitation.expiresAt} > now() and ${invitation.expiresAt} < now() + interval '2 days'
  and ${invitation.lastSentAt} < now() - interval '2 days'`;

/** Organizations with an invitation that should be reminded of. */
export async function organizationsToRemind(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ orgId: invitation.orgId })
    .from(invitation)
    .where(and(due, gt(invitation.orgId, after)))
    .orderBy(asc(invitation.orgId))
    .limit(limit);
  return rows.map((row) => row.orgId);
}

/** Marks up to 200 invitations of one organization as reminded of, and gives them. */
export async function markReminded(tx: Tx, orgId: string) {
  return tx
    .update(invitation)
    .set({ remindedAt: sql`now()` })
    .where(
      and(
        eq(invitation.orgId, orgId),
        sql`${invitation.id} in (select id from invitation where org_id = ${orgId} and ${due} limit 200)`,
      ),
    )
    .returning();
}

/** The organization of this transaction where it still takes people in; null otherwise. */
export async function openOrganization(tx: Tx, orgId: string): Promise<{ name: string } | null> {
  const [row] = await tx
    .select({ name: organization.name })
    .from(organization)
    .where(and(eq(organization.id, orgId), sql`${organization.state} in ('active', 'awaiting_manager')`));
  return row ?? null;
}
