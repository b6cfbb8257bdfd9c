import { Resend } from "resend";
import { inWorkerTransaction } from "@/server/access/worker";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { markBounced } from "./queries";

/** The outcome of a report: recorded, not relevant, not verified as Resend's, or webhooks not configured. */
export type WebhookOutcome = "noted" | "ignored" | "unproved" | "off";

const longest = 300;

/**
 * Handles Resend's reports about emails it accepted but did not deliver: bounced, failed, or suppressed because the
 * address bounced before. The email is then shown as not delivered, in the list of invitations and under Platform ›
 * Email. Reports are verified by their signature (Standard Webhooks) within five minutes; a repeated report changes
 * nothing.
 * @param body the raw request body, unchanged
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

/** Resend's id of the email that was not delivered, and why; null for any other report. */
function undelivered({ type, data }: Report): { mail: string; why: string } | null {
  switch (type) {
    case "email.bounced":
      return { mail: data.email_id, why: `it bounced: ${data.bounce.message}` };
    case "email.failed":
      return { mail: data.email_id, why: `Resend couldn’t send it: ${data.failed.reason}` };
    case "email.suppressed":
      return { mail: data.email_id, why: "Resend blocked it, because this address bounced before" };
    default:
      return null;
  }
}
