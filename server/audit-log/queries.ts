import { and, eq, gt, sql } from "drizzle-orm";
import { auditEvent, auditHead } from "@/db/schema/audit";
import { preparedQuery } from "@/server/transaction/drizzle";
import { pipelineWithCommit, setOrganization, type Tx } from "@/server/transaction/transaction";
import { auditKeyId, linkHash, noHash } from "./hash-chain";

/** The newest link of a chain, after an append. */
export interface Head {
  orgId: string;
  seq: number;
  hash: Buffer;
}

/**
 * Appends bodies to the chain of one organization, in order, under the lock of its head. Take every other lock
 * before this one. Waits for the lock alone: events and head travel with COMMIT, for
 * nobody reads them before.
 * @param asked when it happened, where that is not now
 */
export async function appendEvents(
  tx: Tx,
  orgId: string,
  asked: Date | null,
  bodies: readonly string[],
): Promise<Head> {
  const head = await lockHead(tx, orgId);
  // Taken under the lock: who waited for it has a later moment than who it waited for, as their numbers say.
  const at = asked ?? new Date();
  let { seq, hash } = head;
  const hashes = bodies.map((body) => {
    hash = linkHash({ orgId, seq: ++seq, at, body, prev: hash });
    return hash;
  });
  const hex = [head.hash, ...hashes].map((each) => each.toString("hex"));
  const driver = tx.driver;
  const written = driver`
    with link as (
      insert into audit_event (org_id, seq, at, body, prev, hash, key_id)
      select ${orgId}::uuid, ${head.seq}::bigint + n.place, ${at.toISOString()}::text::timestamptz, n.body,
             decode(n.prev, 'hex'), decode(n.hash, 'hex'), ${auditKeyId()}
        from unnest(${[...bodies]}::text[], ${hex.slice(0, -1)}::text[], ${hex.slice(1)}::text[])
             with ordinality as n (body, prev, hash, place)
    )
    update audit_head set seq = ${seq}, hash = ${hash} where org_id = ${orgId}`.execute();
  await pipelineWithCommit(tx, written);
  return { orgId, seq, hash };
}

const heldHead = preparedQuery((db) =>
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
export async function wasAccessLogged(
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

/** How many events of a kind somebody left since a moment, counted up to `most`. */
export async function countLogged(
  tx: Tx,
  orgId: string,
  actorId: string,
  action: string,
  since: Date,
  most: number,
): Promise<number> {
  await setOrganization(tx, orgId);
  const found = await tx
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.orgId, orgId),
        eq(auditEvent.actorId, actorId),
        eq(auditEvent.action, action),
        gt(auditEvent.at, since),
      ),
    )
    .limit(most);
  return found.length;
}
