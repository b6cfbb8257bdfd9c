import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { appendToAuditLog } from "@/server/audit-log/append";
import { auditKeyId, checkpointSignature } from "@/server/audit-log/hash-chain";
import { Tx } from "@/server/transaction/drizzle";
import { auditLogTarget } from "../target";
import { chainsOf } from "./chain-state";
import { verifyChain } from "./verify-chain";

/** What became of a chain: how many events went, or why none did. */
export interface Pruned {
  orgId: string;
  removed: number;
  refused: string | null;
}

/** The first day that the platform keeps, by its settings; YYYY-MM-DD in UTC. */
export async function endOfRetention(owner: Sql): Promise<{ day: string; days: number }> {
  const [row] = await owner<{ day: string; days: number }[]>`
    select ((now() at time zone 'UTC')::date - audit_retention_days)::text as day, audit_retention_days as days
      from platform`;
  if (!row) throw new Error("The platform has no settings.");
  return row;
}

/**
 * Removes what is older than a day from the beginning of every chain, as the owner of the database alone may. A signed
 * tombstone takes its place, from which the rest still verifies, and an event says so. A chain that does not verify
 * keeps everything: what is broken is evidence. Throws an Error with a sentence for a day that the platform still keeps.
 * @param before the first day that stays, YYYY-MM-DD in UTC
 */
export async function* pruneAll(owner: Sql, before: string): AsyncGenerator<Pruned> {
  const retention = await endOfRetention(owner);
  if (before > retention.day) {
    throw new Error(
      `The platform keeps its audit for ${retention.days} days, so nothing from ${retention.day} on can be removed. Name that day or an earlier one, or change the setting first.`,
    );
  }
  for (const orgId of await chainsOf(owner)) {
    const { broken } = await verifyChain(owner, orgId);
    if (broken) yield { orgId, removed: 0, refused: `Entry ${broken.seq} ${broken.says}.` };
    else
      yield {
        orgId,
        removed: await owner.begin((tx) => prune(tx, orgId, before, retention.days)),
        refused: null,
      };
  }
}

async function prune(
  tx: TransactionSql,
  orgId: string,
  before: string,
  retentionDays: number,
): Promise<number> {
  await tx`select 1 from audit_head where org_id = ${orgId} for update`;
  const [kept] = await tx<{ first: string | null; newest: string | null }[]>`
    select min(seq) filter (where at >= ${before}::date at time zone 'UTC') as first, max(seq) as newest
      from audit_event where org_id = ${orgId}`;
  const lastSeq = kept?.first ? Number(kept.first) - 1 : Number(kept?.newest ?? 0);
  const [last] = await tx<{ hash: Buffer }[]>`
    select hash from audit_event where org_id = ${orgId} and seq = ${lastSeq}`;
  if (!last) return 0;
  const gone = await tx`delete from audit_event where org_id = ${orgId} and seq <= ${lastSeq}`;
  // Names go with the events they stand in.
  await tx`
    with standing as materialized (
      select distinct w.id, w.name, w.email from audit_event e, people_of_event(e.body) w where e.org_id = ${orgId})
    delete from audit_person p where p.org_id = ${orgId} and not exists (
      select 1 from standing s where (s.id, s.name, s.email) = (p.id, p.name, p.email))`;

  const stone = { orgId, lastSeq, lastHash: last.hash, removed: gone.count, before };
  await tx`
    insert into audit_tombstone (org_id, last_seq, last_hash, removed, before, pruned_at, signature, key_id)
    values (${orgId}, ${lastSeq}, ${last.hash}, ${gone.count}, ${before}, now(), ${checkpointSignature(stone)}, ${auditKeyId()})`;
  const system = { id: null, name: "Gatehouse", email: null, role: null };
  const caller = { session: null, ip: null, userAgent: null, requestId: randomUUID() };
  const after = { removed: gone.count, lastEntry: lastSeq, before, retentionDays };
  const event = { action: "audit.pruned", target: auditLogTarget, after } as const;
  await appendToAuditLog(new Tx(tx), caller, system, [{ orgId, events: [event] }]);
  return gone.count;
}
