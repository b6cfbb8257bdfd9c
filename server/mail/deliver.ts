import { renderStored } from "@/emails/render";
import { inWorkerTransaction } from "@/server/access/worker";
import { env } from "@/server/env";
import { logFailure } from "@/server/failure-log";
import { log } from "@/server/log";
import { sleep } from "@/server/outbox/notify-worker";
import { whyDrop } from "./precondition";
import {
  giveUpOnOld,
  leaseNext,
  markEnded,
  markSent,
  markWaiting,
  type OutboxRow,
  persistRendered,
  type StoredMail,
  senderOf,
} from "./queries";
import type { Delivery, DeliveryOutcome, Transport } from "./transport";

/** The service gets a third of the lease to respond, which leaves time to store the outcome. */
const leaseMs = 60_000;
const answerMs = 20_000;

/** The steps of a delivery, in order. A worker may crash between any two of them without losing an email. */
export const steps = ["leased", "made", "kept", "called", "marked"] as const;
type Step = (typeof steps)[number];

/**
 * Delivers one due email: lease, render, store, call, mark. The mail service is called between transactions, never
 * inside one. Returns false when nothing was due.
 * @param cut aborts a call in progress
 * @param reached called after each step; the fault tests kill the worker there
 */
export async function deliverNext(
  transport: Transport,
  cut: AbortSignal,
  reached: (step: Step) => Promise<void> | void = () => {},
): Promise<boolean> {
  const row = await inWorkerTransaction(async (tx) => {
    const old = await giveUpOnOld(tx);
    if (old > 0) log.warn({ mails: old }, "mail unknown after 23 hours: see Platform › Email");
    return leaseNext(tx, leaseMs);
  });
  if (!row) return false;
  await reached("leased");

  const mail = await readyMail(row, reached);
  if (!mail) return true;
  await reached("kept");
  const outcome = await sendWithin(transport, { key: keyOf(row), to: row.toEmail, ...mail }, cut);
  await reached("called");
  if (outcome.became !== "sent") {
    log.warn({ mail: row.id, template: row.template, became: outcome.became, error: outcome.error }, "mail");
  }
  await insist(() => writeDown(row, outcome, transport.keepsText), cut);
  await reached("marked");
  return true;
}

/** The idempotency key: the same for every attempt, a new one when a platform admin resends the email. */
const keyOf = ({ id, round }: OutboxRow) => (round === 0 ? id : `${id}.${round}`);

/** The rendered email, stored before the first call; null if it was dropped or the lease was lost. */
async function readyMail(
  row: OutboxRow,
  reached: (step: Step) => Promise<void> | void,
): Promise<StoredMail | null> {
  try {
    const rendered = await textOf(row);
    await reached("made");
    return await inWorkerTransaction(async (tx) => {
      const reason = await whyDrop(tx, row);
      const from = (await senderOf(tx)) ?? env().MAIL_FROM;
      if (!reason) return persistRendered(tx, row, { from, ...rendered }, leaseMs);
      await markEnded(tx, row, "dropped", reason);
      return null;
    });
  } catch (error) {
    // Another version may be able to render this email, so retry it like any other failure.
    logFailure("mail", row.id, error);
    await inWorkerTransaction((tx) =>
      markWaiting(tx, row, backoff(row.attempts), "The email couldn’t be rendered."),
    );
    return null;
  }
}

function textOf({ template, props, toName: name, subject, html, bodyText }: OutboxRow) {
  if (subject !== null && html !== null && bodyText !== null) return { subject, html, text: bodyText };
  const { PRODUCT_NAME: product, url } = env();
  return renderStored(template, props, { product, url, name });
}

async function sendWithin(
  transport: Transport,
  delivery: Delivery,
  cut: AbortSignal,
): Promise<DeliveryOutcome> {
  const call = new AbortController();
  const end = () => call.abort();
  const timer = setTimeout(end, answerMs);
  cut.addEventListener("abort", end, { once: true });
  try {
    return await transport.send(delivery, call.signal);
  } catch (error) {
    logFailure("mail", delivery.key, error);
    return { became: "later", error: "The email couldn’t be handed to the mail service." };
  } finally {
    clearTimeout(timer);
    cut.removeEventListener("abort", end);
  }
}

async function writeDown(row: OutboxRow, outcome: DeliveryOutcome, keepsText: boolean): Promise<void> {
  await inWorkerTransaction(async (tx) => {
    if (outcome.became === "sent") return markSent(tx, row, outcome.providerId, keepsText);
    const error = outcome.error.slice(0, 500);
    if (outcome.became === "refused") return markEnded(tx, row, "failed", error);
    if (outcome.became === "unknown") return markEnded(tx, row, "unknown", error);
    return markWaiting(tx, row, Math.max(backoff(row.attempts), outcome.waitMs ?? 0), error);
  });
}

/** Retries storing the outcome for as long as the lease lasts, since it records what was sent. */
async function insist(write: () => Promise<void>, cut: AbortSignal): Promise<void> {
  for (const wait of [500, 2_000, 5_000, 15_000]) {
    try {
      return await write();
    } catch (error) {
      logFailure("mail", "outcome", error);
      await sleep(wait, cut);
    }
  }
  return write();
}

const firstPause = 5_000;
const longestPause = 30 * 60_000;

/**
 * Milliseconds until the next attempt: exponential backoff from 5 seconds to half an hour, with jitter, so that
 * emails that failed together aren't retried together.
 * @param attempts number of attempts so far, from 1
 */
function backoff(attempts: number): number {
  const full = Math.min(longestPause, firstPause * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + Math.random() / 2));
}
