import { handleResendWebhook, type WebhookOutcome } from "@/server/mail/bounced/webhook";

const statuses: Record<WebhookOutcome, number> = { noted: 204, ignored: 204, unproved: 401, off: 404 };

/** The route for Resend's reports of bounces. Nobody's session counts here; a report proves itself by its signature. */
export async function POST(request: Request): Promise<Response> {
  return new Response(null, {
    status: statuses[await handleResendWebhook(await request.text(), request.headers)],
  });
}
