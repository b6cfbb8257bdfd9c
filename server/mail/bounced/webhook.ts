import { Resend } from "resend";
import { inWorkerTransaction } from "@/server/access/worker";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { markBounced } from "./queries";

/** What came of a report: written down, of no concern to us, not proved to be Resend's, or not expected at all. */
export type WebhookOutcome = "noted" | "ignored" | "unproved" | "off";

const longest = 300;

/**
 * Hears what Resend reports of a mail that it had taken: that it bounced, failed after all, or was held back since the
 * address bounced before. The mail then counts as not delivered, in the list of invitations and under Platform › Mail.
 * A report proves itself by its signature (Standard Webhooks) within five minutes; heard twice, it changes nothing.
 * @param body the report as it came, to the letter
 */
export async function handleResendWebhook(body: string, headers: Headers): Promise<WebhookOutcome> {
  const webhookSecret = env().RESEND_WEBHOOK_SECRET;
  if (!webhookSecret) return "off";
  const report = proved(body, headers, webhookSecret);
  if (!report) return "unproved";
  const found = undelivered(report);
  if (!found) return "ignored";
  const error = found.why.slice(0, longest);
  const mails = await inWorkerTransaction((tx) => markBounced(tx, found.mail, error));
  for (const mail of mails) log.warn({ mail: mail.id, template: mail.template, error }, "mail bounced");
  return mails.length > 0 ? "noted" : "ignored";
}

type Report = ReturnType<Resend["webhooks"]["verify"]>;

function proved(payload: string, headers: Headers, webhookSecret: string): Report | null {
  const named = (name: string) => headers.get(`svix-${name}`) ?? "";
  const given = { id: named("id"), timestamp: named("timestamp"), signature: named("signature") };
  try {
    return new Resend("unused").webhooks.verify({ payload, headers: given, webhookSecret });
  } catch {
    return null;
  }
}

/** The mail that a report says did not arrive, by Resend's id, and why; null for a report of anything else. */
function undelivered({ type, data }: Report): { mail: string; why: string } | null {
  switch (type) {
    case "email.bounced":
      return { mail: data.email_id, why: `it bounced: ${data.bounce.message}` };
    case "email.failed":
      return { mail: data.email_id, why: `Resend could not send it after all: ${data.failed.reason}` };
    case "email.suppressed":
      return { mail: data.email_id, why: "Resend holds it back, since this address bounced before" };
    default:
      return null;
  }
}
