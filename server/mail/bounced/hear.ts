import { Resend } from "resend";
import { asWorker } from "@/server/doors/worker";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { markBounced } from "./queries";

/** What came of a report: written down, of no concern to us, not proved to be Resend's, or not expected at all. */
export type Heard = "noted" | "ignored" | "unproved" | "off";

const longest = 300;

/**
 * Hears what Resend reports of a mail that it had taken: that it bounced, failed after all, or was held back since the
 * address bounced before. The mail then counts as not delivered, in the list of invitations and under Platform › Mail.
 * A report proves itself by its signature (Standard Webhooks) within five minutes; heard twice, it changes nothing.
 * @param body the report as it came, to the letter
 */
export async function hearResend(body: string, headers: Headers): Promise<Heard> {
  const webhookSecret = env().RESEND_WEBHOOK_SECRET;
  if (!webhookSecret) return "off";
  const report = proved(body, headers, webhookSecret);
  if (!report) return "unproved";
  const why = whyUndelivered(report);
  if (!why) return "ignored";
  const { email_id: providerId } = report.data as { email_id: string };
  const mails = await asWorker((tx) => markBounced(tx, providerId, why.slice(0, longest)));
  for (const mail of mails) log.warn({ mail: mail.id, template: mail.template, error: why }, "mail bounced");
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

function whyUndelivered(report: Report): string | null {
  if (report.type === "email.bounced") return `it bounced: ${report.data.bounce.message}`;
  if (report.type === "email.failed")
    return `Resend could not send it after all: ${report.data.failed.reason}`;
  if (report.type === "email.suppressed") return "Resend holds it back, since this address bounced before";
  return null;
}
