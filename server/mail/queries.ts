import { and, desc, eq, sql } from "drizzle-orm";
import { signUp } from "@/db/schema/account";
import { accountLink } from "@/db/schema/account-link";
import { invitation, invitationLink } from "@/db/schema/invitation";
import { joinRequest } from "@/db/schema/join-request";
import { type OutboxStatus, outbox } from "@/db/schema/outbox";
import { platform } from "@/db/schema/platform";
import type { RenderedMail } from "@/emails/render";
import type { Tx } from "@/server/transaction/transaction";

export type OutboxRow = typeof outbox.$inferSelect;
/** One row and one attempt at it. Its worker may write until another worker takes over the lease. */
export type Lease = Pick<OutboxRow, "orgId" | "id" | "attempts">;

/** Retry window in hours from the first attempt; the mail service forgets an idempotency key after 24. */
const hoursOfKey = 23;
const later = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
const rowOf = ({ orgId, id }: Lease) => and(eq(outbox.orgId, orgId), eq(outbox.id, id));
const held = (lease: Lease) =>
  and(rowOf(lease), eq(outbox.status, "sending"), eq(outbox.attempts, lease.attempts));

/** Marks as `unknown` the emails that could be sent twice if retried. Returns how many. */
export async function giveUpOnOld(tx: Tx): Promise<number> {
  const given = await tx
    .update(outbox)
    .set({
      status: "unknown",
      leaseUntil: null,
      lastError: sql`coalesce(${outbox.lastError} || ' ', '') || 'No more retries: the first attempt was 23 hours ago.'`,
    })
    .where(
      sql`${outbox.status} in ('waiting', 'sending') and ${outbox.nextAttemptAt} <= now()
          and ${outbox.firstAttemptAt} < now() - ${hoursOfKey} * interval '1 hour'`,
    )
    .returning({ id: outbox.id });
  return given.length;
}

/**
 * Leases the email that has been due longest to this worker for `ms`. It is due again when the lease expires, which
 * is how another worker picks it up after a crash.
 */
export async function leaseNext(tx: Tx, ms: number): Promise<OutboxRow | null> {
  const [row] = await tx
    .update(outbox)
    .set({
      status: "sending",
      attempts: sql`${outbox.attempts} + 1`,
      leaseUntil: later(ms),
      nextAttemptAt: later(ms),
    })
    .where(
      sql`(${outbox.orgId}, ${outbox.id}) = (
        select o.org_id, o.id from outbox o
         where o.status in ('waiting', 'sending') and o.next_attempt_at <= now()
         order by o.next_attempt_at limit 1 for update skip locked)`,
    )
    .returning();
  return row ?? null;
}

/** An email exactly as it is passed to the mail service. */
export type StoredMail = RenderedMail & { from: string };

/**
 * Stores the rendered email and its sender before the service is called, and renews the lease. If an earlier attempt
 * already stored them, those are kept: one idempotency key means one email. Returns null when the lease was lost.
 */
export async function persistRendered(
  tx: Tx,
  lease: Lease,
  mail: StoredMail,
  ms: number,
): Promise<StoredMail | null> {
  const [kept] = await tx
    .update(outbox)
    .set({
      sender: sql`coalesce(${outbox.sender}, ${mail.from})`,
      subject: sql`coalesce(${outbox.subject}, ${mail.subject})`,
      html: sql`coalesce(${outbox.html}, ${mail.html})`,
      bodyText: sql`coalesce(${outbox.bodyText}, ${mail.text})`,
      firstAttemptAt: sql`coalesce(${outbox.firstAttemptAt}, clock_timestamp())`,
      leaseUntil: later(ms),
      nextAttemptAt: later(ms),
    })
    .where(held(lease))
    .returning({ from: outbox.sender, subject: outbox.subject, html: outbox.html, text: outbox.bodyText });
  if (!kept) return null;
  const { from, subject, html, text } = kept;
  return { from: from ?? mail.from, subject: subject ?? "", html: html ?? "", text: text ?? "" };
}

/**
 * Marks an email as sent, even if another worker has the lease by now. Unless the outbox is the mailbox, text and
 * props are deleted, because links in them may still work.
 */
export async function markSent(tx: Tx, lease: Lease, providerId: string | null, keepsText: boolean) {
  await tx
    .update(outbox)
    .set({
      status: "sent",
      sentAt: sql`clock_timestamp()`,
      leaseUntil: null,
      providerId,
      lastError: null,
      ...(keepsText ? {} : { html: null, bodyText: null, props: {} }),
    })
    .where(and(rowOf(lease), sql`${outbox.status} in ('waiting', 'sending', 'unknown')`));
}

/** Puts an email back into the queue, to be retried in `ms`. */
export async function markWaiting(tx: Tx, lease: Lease, ms: number, error: string) {
  await tx
    .update(outbox)
    .set({ status: "waiting", nextAttemptAt: later(ms), leaseUntil: null, lastError: error })
    .where(held(lease));
}

/** Ends an email that isn't sent. Its text is kept if a platform admin can resend it. */
export async function markEnded(
  tx: Tx,
  lease: Lease,
  status: Extract<OutboxStatus, "failed" | "unknown" | "dropped">,
  error: string,
) {
  await tx
    .update(outbox)
    .set({
      status,
      leaseUntil: null,
      lastError: error,
      ...(status === "dropped" ? { html: null, bodyText: null, props: {} } : {}),
    })
    .where(held(lease));
}

/** Whether a request is still open. */
export async function isRequestPending(tx: Tx, orgId: string, id: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: joinRequest.id })
    .from(joinRequest)
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        eq(joinRequest.id, id),
        eq(joinRequest.status, "pending"),
        sql`${joinRequest.expiresAt} > clock_timestamp()`,
      ),
    );
  return found !== undefined;
}

/** Whether an invitation is still open and its current link has this hash. */
export async function isInvitationOpen(
  tx: Tx,
  orgId: string,
  id: string,
  tokenHash: Buffer,
): Promise<boolean> {
  const [found] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .innerJoin(
      invitationLink,
      and(eq(invitationLink.orgId, invitation.orgId), eq(invitationLink.invitationId, invitation.id)),
    )
    .where(
      and(
        eq(invitation.orgId, orgId),
        eq(invitation.id, id),
        eq(invitationLink.tokenHash, tokenHash),
        sql`${invitation.status} = 'open' and ${invitation.expiresAt} > clock_timestamp()`,
      ),
    );
  return found !== undefined;
}

/** Whether a sign-up is still unconfirmed and its current link has this hash. */
export async function isSignUpOpen(tx: Tx, id: string, tokenHash: Buffer): Promise<boolean> {
  const [found] = await tx
    .select({ id: signUp.id })
    .from(signUp)
    .where(
      and(
        eq(signUp.id, id),
        eq(signUp.tokenHash, tokenHash),
        sql`${signUp.confirmedAt} is null and ${signUp.expiresAt} > clock_timestamp()`,
      ),
    );
  return found !== undefined;
}

/** Whether an emailed account link can still be used. */
export async function isLinkOpen(tx: Tx, id: string, tokenHash: Buffer): Promise<boolean> {
  const [found] = await tx
    .select({ id: accountLink.id })
    .from(accountLink)
    .where(
      and(
        eq(accountLink.id, id),
        eq(accountLink.tokenHash, tokenHash),
        sql`${accountLink.usedAt} is null and ${accountLink.endedAt} is null
            and ${accountLink.expiresAt} > clock_timestamp()`,
      ),
    );
  return found !== undefined;
}

/** The newest emails, optionally to one address only (case-insensitive). */
export function listMails(tx: Tx, { to, limit }: { to: string | null; limit: number }): Promise<OutboxRow[]> {
  return tx
    .select()
    .from(outbox)
    .where(to === null ? sql`true` : sql`lower(${outbox.toEmail}) = ${to.toLowerCase()}`)
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit);
}

/** One email, of any organization. */
export async function findMail(tx: Tx, id: string): Promise<OutboxRow | null> {
  const [row] = await tx.select().from(outbox).where(eq(outbox.id, id));
  return row ?? null;
}

/** The sender from the platform's settings, if set. */
export async function senderOf(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.select({ from: platform.mailFrom }).from(platform);
  return row?.from ?? undefined;
}
