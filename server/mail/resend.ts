import { Resend } from "resend";
import type { DeliveryOutcome, Transport } from "./transport";

/** Refusals that speak of our account or settings, not of this mail: somebody will put them right, so it waits. */
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
 * For fetch, to which the client hands its options on: what follows a redirect sends a GET without the mail, and the
 * page that answers it with 200 would count as a delivery. A redirect is an answer that is none.
 */
const notElsewhere = { redirect: "manual" } as const;

/**
 * Sends through Resend. The key makes a repeated call harmless for 24 hours, so whatever is not a clear refusal
 * is tried again: a time-out may well have been a delivery.
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
      if (!error) return { became: "later", error: "What answers at RESEND_URL is not Resend's API." };
      return outcomeOf(error, headers?.["retry-after"]);
    },
    close: () => {},
  };
}

/** What an answer of Resend means. `statusCode` is null when no answer came. */
function outcomeOf(
  { name, statusCode, message }: { name: string; statusCode: number | null; message: string },
  retryAfter?: string,
): DeliveryOutcome {
  const error = `Resend ${statusCode ?? "did not answer"}: ${name}, ${message}`;
  if (name === "invalid_idempotent_request") return { became: "unknown", error };
  if ((statusCode === 400 || statusCode === 422) && !ours.has(name)) return { became: "refused", error };
  const seconds = Number(retryAfter);
  return { became: "later", error, waitMs: seconds > 0 ? seconds * 1000 : undefined };
}
