import { and, asc, eq, gt, inArray, not, sql } from "drizzle-orm";
import { importRow } from "@/db/schema/import-row";
import { job } from "@/db/schema/job";
import type { Tx } from "@/server/transaction/transaction";

const atOnce = 500;

/** Stores the rows of a file that was checked. */
export async function insertRows(
  tx: Tx,
  orgId: string,
  jobId: string,
  rows: readonly Omit<typeof importRow.$inferInsert, "orgId" | "jobId">[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await tx
      .insert(importRow)
      .values(rows.slice(from, from + atOnce).map((row) => ({ ...row, orgId, jobId })));
  }
}

/** Stores a checked file, which nobody works on before it is started. */
export async function insertDraft(
  tx: Tx,
  orgId: string,
  values: Pick<typeof job.$inferInsert, "askedBy" | "askedByName" | "params" | "total">,
): Promise<{ id: string }> {
  const [row] = await tx
    .insert(job)
    .values({ ...values, orgId, kind: "invitations.import", state: "draft" })
    .returning({ id: job.id });
  if (!row) throw new Error("A file could not be stored.");
  return row;
}

const good = sql`${importRow.verdict} in ('invite', 'again', 'waiting')`;

/** How many rows of a checked file would invite somebody. */
export async function countGood(tx: Tx, orgId: string, jobId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(importRow)
    .where(and(eq(importRow.orgId, orgId), eq(importRow.jobId, jobId), good));
  return row?.count ?? 0;
}

/** Rows of a checked file from a line on, in its order; only the faulty ones if wanted. */
export async function listRows(
  tx: Tx,
  orgId: string,
  jobId: string,
  { after, faulty, limit }: { after: number; faulty: boolean; limit: number },
) {
  return tx
    .select()
    .from(importRow)
    .where(
      and(
        eq(importRow.orgId, orgId),
        eq(importRow.jobId, jobId),
        gt(importRow.line, after),
        faulty ? not(good) : undefined,
      ),
    )
    .orderBy(asc(importRow.line))
    .limit(limit);
}

/** Starts the work on a checked file: its good rows, in their order. Null when it was started already. */
export async function startDraft(tx: Tx, orgId: string, id: string): Promise<{ total: number } | null> {
  const [row] = await tx
    .update(job)
    .set({
      state: "waiting",
      ids: sql`(select coalesce(array_agg(r.id order by r.line), '{}') from import_row r
        where r.org_id = ${orgId} and r.job_id = ${id} and r.verdict in ('invite', 'again', 'waiting'))`,
      total: sql`(select count(*)::int from import_row r
        where r.org_id = ${orgId} and r.job_id = ${id} and r.verdict in ('invite', 'again', 'waiting'))`,
    })
    .where(and(eq(job.orgId, orgId), eq(job.id, id), eq(job.state, "draft")))
    .returning({ total: job.total });
  return row ?? null;
}

/** Some rows of a checked file, in its order. */
export async function findRows(tx: Tx, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: importRow.id, email: importRow.email, name: importRow.name })
    .from(importRow)
    .where(and(eq(importRow.orgId, orgId), inArray(importRow.id, [...ids])))
    .orderBy(asc(importRow.line));
}

/** Forgets the rows of a file whose work is over: who was invited stands in the invitations. */
export async function deleteRows(tx: Tx, orgId: string, jobId: string): Promise<void> {
  await tx.delete(importRow).where(and(eq(importRow.orgId, orgId), eq(importRow.jobId, jobId)));
}
