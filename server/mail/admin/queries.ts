import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { organization } from "@/db/schema/organization";
import { outbox } from "@/db/schema/outbox";
import type { Cursor } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import type { Tx } from "@/server/transaction/transaction";

const forAHuman = sql`${outbox.status} in ('failed', 'unknown') and ${outbox.settledAt} is null`;

/** Counts of the outbox: queued (with the oldest), sent in the last 24 hours (an email created up to three days ago,
 * since retries and resending take time), and those that need attention. */
export async function countMails(tx: Tx) {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    select (select count(*) from outbox where status in ('waiting', 'sending')) as waiting,
           (select min(created_at) from outbox where status in ('waiting', 'sending')) as oldest,
           (select count(*) from outbox where status = 'sent' and created_at > now() - interval '3 days'
              and sent_at > now() - interval '1 day') as sent,
           (select count(*) from outbox where status = 'failed' and settled_at is null) as failed,
           (select count(*) from outbox where status = 'unknown' and settled_at is null) as unknown`);
  const number = (name: string) => Number(row?.[name] ?? 0);
  return {
    waiting: number("waiting"),
    oldest: row?.oldest ? new Date(row.oldest).toISOString() : null,
    sent: number("sent"),
    failed: number("failed"),
    unknown: number("unknown"),
  };
}

/** A page of the emails that need attention, oldest first. */
export async function listForAHuman(tx: Tx, after: Cursor | null, limit: number) {
  const beyond =
    after &&
    sql`(${outbox.createdAt}, ${outbox.id}) >
        (${fromMicroseconds(after.value)}, ${after.id}::uuid)`;
  return tx
    .select({
      id: outbox.id,
      template: outbox.template,
      to: outbox.toEmail,
      toName: outbox.toName,
      organization: organization.name,
      subject: outbox.subject,
      status: outbox.status,
      error: outbox.lastError,
      createdAt: outbox.createdAt,
      firstAttemptAt: outbox.firstAttemptAt,
      attempts: outbox.attempts,
      maySendAgain: sql<boolean>`${outbox.html} is not null`,
      key: toMicroseconds(outbox.createdAt),
    })
    .from(outbox)
    .leftJoin(organization, eq(organization.id, outbox.orgId))
    .where(and(forAHuman, beyond ?? undefined))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit);
}

/** An email that needs attention, with its row locked; null if it has already been handled. */
export async function findForAHuman(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), forAHuman))
    .for("update");
  return row ?? null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findForAHuman>>>;
const exactly = (row: Row) =>
  and(eq(outbox.orgId, row.orgId), eq(outbox.id, row.id), isNull(outbox.settledAt));

/**
 * Puts an email back into the queue with its stored text, the current sender, a new idempotency key and a new retry
 * window. With the old key the mail service would only repeat its earlier response.
 */
export async function putBack(tx: Tx, row: Row): Promise<void> {
  await tx
    .update(outbox)
    .set({
      status: "waiting",
      round: sql`${outbox.round} + 1`,
      sender: null,
      firstAttemptAt: null,
      nextAttemptAt: sql`now()`,
    })
    .where(exactly(row));
}

/** Dismisses an email and deletes its text, because a link in it may still work. */
export async function settle(tx: Tx, row: Row): Promise<void> {
  await tx
    .update(outbox)
    .set({ settledAt: sql`now()`, html: null, bodyText: null, props: {} })
    .where(exactly(row));
}
