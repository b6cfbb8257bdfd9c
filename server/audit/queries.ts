import { and, eq, gt, sql } from "drizzle-orm";
import { auditEvent, auditHead } from "@/db/schema/audit";
import { statement } from "@/server/doors/statement";
import { setOrganization, type Tx } from "@/server/doors/transaction";
import { auditKeyId, linkHash, noHash } from "./chain";

/** The newest link of a chain, after an append. */
export interface Head {
  orgId: string;
  seq: number;
  hash: Buffer;
}

/**
 * Appends bodies to the chain of one organization, in order, under the lock of its head. Take every other lock
 * before this one (architecture.md, order of locks). Waits for the database twice: for the lock, and for the write.
 */
export async function appendEvents(
  tx: Tx,
  orgId: string,
  at: Date,
  bodies: readonly string[],
): Promise<Head> {
  let { seq, hash } = await lockHead(tx, orgId);
  const keyId = auditKeyId();
  const rows = bodies.map((body) => {
    const link = { orgId, seq: ++seq, at, body, prev: hash };
    hash = linkHash(link);
    return { ...link, hash, keyId };
  });
  const [first] = rows;
  const written = rows.length === 1 && first ? oneEvent(tx, first) : tx.insert(auditEvent).values(rows);
  await Promise.all([written, newHead(tx, { orgId, seq, hash })]);
  return { orgId, seq, hash };
}

// What every change writes: almost always one event.
const oneEvent = statement((db) =>
  db.insert(auditEvent).values({
    orgId: sql.placeholder("orgId"),
    seq: sql.placeholder("seq"),
    at: sql.placeholder("at"),
    body: sql.placeholder("body"),
    prev: sql.placeholder("prev"),
    hash: sql.placeholder("hash"),
    keyId: sql.placeholder("keyId"),
  }),
);
const newHead = statement((db) =>
  db
    .update(auditHead)
    .set({ seq: sql`${sql.placeholder("seq")}`, hash: sql`${sql.placeholder("hash")}` })
    .where(eq(auditHead.orgId, sql.placeholder("orgId"))),
);
const heldHead = statement((db) =>
  db
    .select()
    .from(auditHead)
    .where(eq(auditHead.orgId, sql.placeholder("orgId")))
    .for("update"),
);

/** Locks the head of a chain until commit; the first of a chain is made. */
export async function lockHead(tx: Tx, orgId: string): Promise<Head> {
  const locked = () => heldHead(tx, { orgId });
  const [, [head]] = await Promise.all([setOrganization(tx, orgId), locked()]);
  if (head) return head;
  await tx.insert(auditHead).values({ orgId, seq: 0, hash: noHash }).onConflictDoNothing();
  const [made] = await locked();
  if (!made) throw new Error("The head of an audit chain could not be locked.");
  return made;
}

/** Whether this person's view with this very filter was already recorded since a moment. */
export async function wasWitnessed(
  tx: Tx,
  orgId: string,
  view: { actorId: string; action: string; view: string; since: Date },
): Promise<boolean> {
  await setOrganization(tx, orgId);
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
