import type { JobKind } from "@/db/schema/job";
import { change, type Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { asSystem, byWorker, inWorkerTransaction, onBehalfOf } from "@/server/access/worker";
import type { AuditEvent } from "@/server/audit-log/event";
import { Refusal } from "@/server/errors";
import { inviteRows } from "@/server/invitations/import/invite";
import { deleteRows } from "@/server/invitations/import/queries";
import { findJob, type JobRow, leaseJob, nextNamed, nextRequests, saveProgress } from "@/server/jobs/queries";
import { findMember } from "@/server/members/queries";
import { removeMember } from "@/server/members/remove";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import type { ActionName } from "@/server/policy/actions";
import { approve, reject } from "@/server/requests/decide";
import { inSavepoint, type Tx } from "@/server/transaction/transaction";

const atOnce = 200;
const leaseSeconds = 120;
const passing = new Set(["busy", "unavailable", "outcome_unknown", "last_manager", "last_settings_keeper"]);

interface Step {
  action: ActionName;
  what: "approved" | "rejected" | "removed";
  work: (tx: Tx, context: OrgContext, input: { id: string; reason?: string }) => Promise<Done<unknown>>;
}

const steps: Record<Exclude<JobKind, "invitations.import">, Step> = {
  "requests.approve": { action: "requests.approve", what: "approved", work: approve },
  "requests.reject": { action: "requests.reject", what: "rejected", work: reject },
  "members.remove": { action: "members.remove", what: "removed", work: removeMember },
};

const importing = { action: "invitations.send", what: "invited" } as const;

/**
 * Does the next job to its end. False when none waits. A killed worker leaves a job at the end of its last part; the
 * next one goes on from there, because results, progress and the changes themselves commit together.
 */
export async function runNextJob(stop?: { readonly aborted: boolean }): Promise<boolean> {
  const leased = await inWorkerTransaction((tx) => leaseJob(tx, leaseSeconds));
  if (!leased) return false;
  while (!stop?.aborted) {
    try {
      if (await doPart(leased)) return true;
    } catch (error) {
      // What passes by itself is no reason to end: the lease brings the job back.
      if (!(error instanceof Refusal) || passing.has(error.code)) throw error;
      // Whoever asked may no longer do this: the job ends where it is, and says why.
      const { message } = error;
      await change(byWorker(leased.id), asSystem(leased.orgId), async (tx) => {
        await saveProgress(tx, leased, [], { finished: false, stopped: message });
        return { events: [finished(leased, { stopped: message })], result: null };
      });
      return true;
    }
  }
  return true;
}

/** Does up to 200 rows in one change; true when nothing was left to do. */
async function doPart(leased: JobRow): Promise<boolean> {
  const { action, what } = leased.kind === "invitations.import" ? importing : steps[leased.kind];
  const who = { accountId: leased.askedBy, orgId: leased.orgId, action };
  const over = await change(byWorker(leased.id), onBehalfOf(who), async (tx, context) => {
    const row = await findJob(tx, leased.orgId, leased.id);
    if (row?.state !== "running") return { events: [], result: true };
    const { events, mail, results, last } = await nextPart(tx, context, row);
    const end = results.length < atOnce;
    await saveProgress(tx, row, results, { last, finished: end });
    if (end && row.kind === "invitations.import") await deleteRows(tx, row.orgId, row.id);
    if (end) {
      const refused = row.refused + results.filter((result) => result.refusal !== null).length;
      const done = row.done + row.refused + results.length - refused;
      events.push(finished(row, { total: row.total, done, refused }));
      mail.push({
        template: "job-finished",
        props: { organization: context.org.name, slug: context.org.slug, job: row.id, what, done, refused },
        to: { email: context.actor.email, name: context.actor.name },
      });
    }
    return { events, mail, result: end };
  });
  return over ?? true;
}

type Result = { targetId: string; label: string; refusal: string | null };
type Last = { at: Date; id: string };

/** Does the next rows; a file's all at once, every other kind's one by one. */
async function nextPart(
  tx: Tx,
  context: OrgContext,
  row: JobRow,
): Promise<{ events: AuditEvent[]; mail: OutboxMessage[]; results: Result[]; last?: Last }> {
  if (row.kind === "invitations.import") {
    const { events, mail = [], result } = await inviteRows(tx, context, await nextNamed(tx, row, atOnce));
    return { events: [...events], mail: [...mail], results: result };
  }
  const { work } = steps[row.kind];
  const targets = await nextTargets(tx, row);
  const events: AuditEvent[] = [];
  const mail: OutboxMessage[] = [];
  const results: Result[] = [];
  for (const { id, label } of targets) {
    const refusal = await oneRow(tx, async () => {
      const done = await work(tx, context, { id, reason: row.params.reason });
      events.push(...done.events);
      mail.push(...(done.mail ?? []));
    });
    results.push({ targetId: id, label, refusal });
  }
  return { events, mail, results, last: targets.at(-1)?.last };
}

/** Does one row in a savepoint: what is refused is taken back, and its sentence is the result. */
async function oneRow(tx: Tx, work: () => Promise<void>): Promise<string | null> {
  try {
    await inSavepoint(tx, work);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

async function nextTargets(
  tx: Tx,
  row: JobRow,
): Promise<{ id: string; label: string; last?: { at: Date; id: string } }[]> {
  if (row.kind === "members.remove") {
    const ids = await nextNamed(tx, row, atOnce);
    return Promise.all(
      ids.map(async (id) => ({
        id,
        label: (await findMember(tx, row.orgId, id))?.name ?? "Someone who left",
      })),
    );
  }
  if (row.ids) {
    const ids = await nextNamed(tx, row, atOnce);
    const known = new Map(
      (await nextRequests(tx, row, ids.length + 1)).map((found) => [found.id, found.name]),
    );
    // Who is no request may be a member whose Approved is off: they stand in the same queue.
    return Promise.all(
      ids.map(async (id) => ({
        id,
        label: known.get(id) ?? (await findMember(tx, row.orgId, id))?.name ?? "An unknown request",
      })),
    );
  }
  const found = await nextRequests(tx, row, atOnce);
  return found.map(({ id, name, at }) => ({ id, label: name, last: { at, id } }));
}

const finished = (row: JobRow, after: Record<string, string | number>): AuditEvent => ({
  action: "job.finished",
  target: { kind: "job", id: row.id, label: row.kind },
  after,
});
