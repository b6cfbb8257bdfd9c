import { Resend } from "resend";
import type { DeliveryOutcome, Transport } from "./transport";

/** Errors about our account or settings rather than this email. They can be fixed, so the email is retried. */
const ours = new Set([
  "invalid_api_key",
  "invalid_access",
  "invalid_from_address",
  "invalid_region",
  "missing_api_key",
  "restricted_api_key",
  "security_error",
]);

/**
 * The client passes these options to fetch. Following a redirect would send a GET without the email, and a 200 from
 * that page would count as a delivery. With "manual", a redirect is an error.
 */
const notElsewhere = { redirect: "manual" } as const;

/**
 * Sends through Resend. The idempotency key makes retries safe for 24 hours, so everything except a clear refusal is
 * retried: after a timeout, the email may have been delivered.
 */
export function resend({ key: apiKey, url }: { key: string; url: string }): Transport {
  const client = new Resend(apiKey, { baseUrl: url.replace(/\/+$/, "") });
  return {
    keepsText: false,
    async send({ key, to, from, subject, html, text }, signal) {
      const { data, error, headers } = await client.emails.send(
        { from, to: [to], subject, html, text, headers: { "Auto-Submitted": "auto-generated" } },
        { idempotencyKey: `mail/${key}`, signal, ...notElsewhere },
      );
      if (!error && typeof data?.id === "string") return { became: "sent", providerId: data.id };
      if (!error) return { became: "later", error: "The server at RESEND_URL isn’t Resend’s API." };
      return outcomeOf(error, headers?.["retry-after"]);
    },
    close: () => {},
  };
}

/** Interprets Resend's response. `statusCode` is null when there was no response. */
function outcomeOf(
  { name, statusCode, message }: { name: string; statusCode: number | null; message: string },
  retryAfter?: string,
): DeliveryOutcome {
  const error = `Resend ${statusCode ?? "didn’t respond"}: ${name}, ${message}`;
  if (name === "invalid_idempotent_request") return { became: "unknown", error };
  if ((statusCode === 400 || statusCode === 422) && !ours.has(name)) return { became: "refused", error };
  const seconds = Number(retryAfter);
  return { became: "later", error, waitMs: seconds > 0 ? seconds * 1000 : undefined };
}
