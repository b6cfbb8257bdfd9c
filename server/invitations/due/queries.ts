import { and, asc, eq, gt, sql } from "drizzle-orm";
import { invitation } from "@/db/schema/invitation";
import { job } from "@/db/schema/job";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/transaction/transaction";
import { deleteRows } from "../import/queries";

/** Two days before its end, and not right after it was sent. */
const due = sql`${invitation.status} = 'open' and ${invitation.remindedAt} is null
  and ${invitation.expiresAt} > now() and ${invitation.expiresAt} < now() + interval '2 days'
  and ${invitation.lastSentAt} < now() - interval '2 days'`;

/** Organizations after an id with an invitation that should be reminded of, in order. */
export async function organizationsToRemind(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ orgId: invitation.orgId })
    .from(invitation)
    .where(and(gt(invitation.orgId, after), due))
    .orderBy(asc(invitation.orgId))
    .limit(limit);
  return rows.map((row) => row.orgId);
}

const leftLying = sql`${job.state} = 'draft' and ${job.createdAt} < now() - interval '1 day'`;

/** Organizations after an id with a checked file that nobody started within a day, in order. */
export async function organizationsWithDrafts(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ orgId: job.orgId })
    .from(job)
    .where(and(gt(job.orgId, after), leftLying))
    .orderBy(asc(job.orgId))
    .limit(limit);
  return rows.map((row) => row.orgId);
}

/** Closes the checked files of one organization that nobody started within a day, and forgets whom they name. */
export async function deleteDrafts(tx: Tx, orgId: string, said: string): Promise<void> {
  const drafts = await tx
    .update(job)
    .set({ state: "stopped", stopped: said, finishedAt: sql`now()` })
    .where(and(eq(job.orgId, orgId), leftLying))
    .returning({ id: job.id });
  for (const { id } of drafts) await deleteRows(tx, orgId, id);
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
