import { and, eq, gt, sql } from "drizzle-orm";
import { auditEvent, auditHead } from "@/db/schema/audit";
import { setOrganization, type Tx } from "@/server/doors/transaction";
import { auditKeyId, linkHash, noHash } from "./chain";

/**
 * Appends bodies to the chain of one organization, in order, under the lock of its head. Take every other lock
 * before this one (architecture.md, order of locks).
 */
export async function appendEvents(
  tx: Tx,
  orgId: string,
  at: Date,
  bodies: readonly string[],
): Promise<void> {
  await setOrganization(tx, orgId);
  await tx.insert(auditHead).values({ orgId, seq: 0, hash: noHash }).onConflictDoNothing();
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.orgId, orgId)).for("update");
  if (!head) throw new Error("The head of an audit chain could not be locked.");

  let { seq, hash } = head;
  const rows = bodies.map((body) => {
    const link = { orgId, seq: ++seq, at, body, prev: hash };
    hash = linkHash(link);
    return { ...link, hash, keyId: auditKeyId() };
  });
  await tx.insert(auditEvent).values(rows);
  await tx.update(auditHead).set({ seq, hash }).where(eq(auditHead.orgId, orgId));
}

/** Whether this person's view with this very filter was already recorded since a moment. */
export async function wasWitnessed(
  tx: Tx,
  orgId: string,
  view: { actorId: string; action: string; view: string; since: Date },
): Promise<boolean> {
  const found = await tx
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.orgId, orgId),
        eq(auditEvent.actorId, view.actorId),
        eq(auditEvent.action, view.action as typeof auditEvent.$inferSelect.action),
        gt(auditEvent.at, view.since),
        sql`(${auditEvent.body}::jsonb -> 'view') = ${view.view}::jsonb`,
      ),
    )
    .limit(1);
  return found.length > 0;
}
