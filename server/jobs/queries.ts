import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { type JobKind, job, jobResult } from "@/db/schema/job";
import { joinRequest } from "@/db/schema/join-request";
import { calledBy } from "@/server/audit/people/queries";
import type { Tx } from "@/server/transaction/transaction";

export type JobRow = typeof job.$inferSelect;

/** Stores an action on many rows, for the worker to do. */
export async function insertJob(
  tx: Tx,
  orgId: string,
  values: {
    kind: JobKind;
    askedBy: string;
    askedByName: string;
    params: { reason?: string };
    ids: string[] | null;
    total: number;
  },
): Promise<{ id: string }> {
  const [row] = await tx
    .insert(job)
    .values({ ...values, orgId })
    .returning({ id: job.id });
  if (!row) throw new Error("A job could not be stored.");
  return row;
}

const askedBy = calledBy({
  orgId: sql`job.org_id`,
  accountId: sql`job.asked_by`,
  name: sql`job.asked_by_name`,
});

export async function findJob(tx: Tx, orgId: string, id: string): Promise<JobRow | null> {
  const [row] = await tx
    .select()
    .from(job)
    .where(and(eq(job.orgId, orgId), eq(job.id, id)));
  return row ?? null;
}

/** What the person who asked for a job is called. */
export async function nameOfAsker(tx: Tx, orgId: string, id: string): Promise<string> {
  const [row] = await tx
    .select({ name: askedBy })
    .from(job)
    .where(and(eq(job.orgId, orgId), eq(job.id, id)));
  return row?.name ?? "";
}

/** Takes the oldest job that nobody works on, for `seconds`; a killed worker's job comes back when that ends. */
export async function leaseJob(tx: Tx, seconds: number): Promise<JobRow | null> {
  const [row] = await tx
    .update(job)
    .set({ state: "running", leaseUntil: sql`clock_timestamp() + ${seconds} * interval '1 second'` })
    .where(
      sql`(${job.orgId}, ${job.id}) = (
        select j.org_id, j.id from job j
         where j.state = 'waiting' or (j.state = 'running' and j.lease_until < clock_timestamp())
         order by j.created_at limit 1 for update skip locked)`,
    )
    .returning();
  return row ?? null;
}

/** The next people of a job that decides requests: those named, or whoever waited when it was asked. */
export async function nextRequests(tx: Tx, row: JobRow, limit: number) {
  const { orgId, lastAt, lastId } = row;
  const chosen = row.ids
    ? sql`${joinRequest.id} = any(${sql.param(row.ids)}::uuid[])`
    : and(
        eq(joinRequest.status, "pending"),
        sql`${joinRequest.requestedAt} <= ${sql.param(row.until, job.until)}`,
      );
  const place =
    lastAt && lastId
      ? or(
          gt(joinRequest.requestedAt, lastAt),
          and(eq(joinRequest.requestedAt, lastAt), gt(joinRequest.id, lastId)),
        )
      : undefined;
  return tx
    .select({
      id: joinRequest.id,
      name: joinRequest.name,
      at: sql<Date>`date_trunc('milliseconds', ${joinRequest.requestedAt})`.mapWith(joinRequest.requestedAt),
    })
    .from(joinRequest)
    .where(and(eq(joinRequest.orgId, orgId), chosen, place, notYetIn(row)))
    .orderBy(asc(joinRequest.requestedAt), asc(joinRequest.id))
    .limit(limit);
}

// The place is kept in milliseconds, so rows of the same one could come again: what has its result is left out.
const notYetIn = (row: JobRow) =>
  sql`not exists (select 1 from job_result r
       where r.org_id = ${row.orgId} and r.job_id = ${row.id} and r.target_id = ${joinRequest.id})`;

/** Which of the named targets of a job have no result yet, in the order they were named. */
export async function nextNamed(tx: Tx, row: JobRow, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select n.id from unnest(${sql.param(row.ids ?? [])}::uuid[]) with ordinality n(id, place)
     where not exists (select 1 from job_result r
            where r.org_id = ${row.orgId} and r.job_id = ${row.id} and r.target_id = n.id)
     order by n.place limit ${limit}`);
  return rows.map((found) => found.id);
}

/** Stores what came of a part, and how far the job is; ends it where nothing was left. */
export async function saveProgress(
  tx: Tx,
  row: JobRow,
  results: readonly { targetId: string; label: string; refusal: string | null }[],
  more: { last?: { at: Date; id: string }; finished: boolean; stopped?: string },
): Promise<void> {
  if (results.length > 0) {
    await tx
      .insert(jobResult)
      .values(results.map((result) => ({ ...result, orgId: row.orgId, jobId: row.id })));
  }
  const refused = results.filter((result) => result.refusal !== null).length;
  const saved = await tx
    .update(job)
    .set({
      done: sql`${job.done} + ${results.length - refused}`,
      refused: sql`${job.refused} + ${refused}`,
      ...(more.last ? { lastAt: more.last.at, lastId: more.last.id } : {}),
      ...(more.finished ? { state: "finished" as const, finishedAt: sql`now()`, leaseUntil: null } : {}),
      ...(more.stopped
        ? { state: "stopped" as const, stopped: more.stopped, finishedAt: sql`now()`, leaseUntil: null }
        : {}),
    })
    .where(and(eq(job.orgId, row.orgId), eq(job.id, row.id), eq(job.state, "running")))
    .returning({ id: job.id });
  if (saved.length !== 1) throw new Error("A job that was running is not any more.");
}

/** The address of the person a row was about; null where the name is an address itself. */
const email = sql<string | null>`coalesce(
  (select m.email from membership m where m.org_id = job_result.org_id and m.id = job_result.target_id),
  (select r.email from join_request r where r.org_id = job_result.org_id and r.id = job_result.target_id))`;

/** What came of the rows of a job, refused ones first; a page of them. */
export async function listResults(
  tx: Tx,
  orgId: string,
  jobId: string,
  page: { after: string | null; limit: number },
) {
  return tx
    .select({ targetId: jobResult.targetId, label: jobResult.label, refusal: jobResult.refusal, email })
    .from(jobResult)
    .where(
      and(
        eq(jobResult.orgId, orgId),
        eq(jobResult.jobId, jobId),
        sql`${jobResult.refusal} is not null`,
        page.after ? gt(jobResult.targetId, page.after) : undefined,
      ),
    )
    .orderBy(asc(jobResult.targetId))
    .limit(page.limit);
}

/** The people it was done to, by name; at most so many. */
export async function listDone(tx: Tx, orgId: string, jobId: string, limit: number) {
  return tx
    .select({ id: jobResult.targetId, name: jobResult.label, email })
    .from(jobResult)
    .where(and(eq(jobResult.orgId, orgId), eq(jobResult.jobId, jobId), isNull(jobResult.refusal)))
    .orderBy(sql`folded(${jobResult.label}) collate "alphabetical"`, asc(jobResult.targetId))
    .limit(limit);
}

/** How many requests wait now; the size of "all that match". */
export async function countWaitingJobs(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(joinRequest)
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        eq(joinRequest.status, "pending"),
        sql`${joinRequest.expiresAt} > now()`,
        isNull(joinRequest.decidedAt),
      ),
    );
  return row?.count ?? 0;
}

/** Deletes up to so many rows of each kind that nobody needs any more; gives how many went. */
export async function sweepOnce(tx: Tx, most: number): Promise<Record<string, number>> {
  const rows = await tx.execute<{ what: string; gone: string }>(sql`select what, gone from sweep(${most})`);
  return Object.fromEntries(rows.map((row) => [row.what, Number(row.gone)]));
}
