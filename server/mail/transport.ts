import { env } from "@/server/env";
import { mailbox } from "./mailbox";
import { resend } from "./resend";
import { smtp } from "./smtp";

/** An email as it is sent. It goes to the bare stored address, without a display name in the header. */
export interface Delivery {
  /** The idempotency key: the same for every attempt. */
  key: string;
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
}

/** The outcome of one attempt. */
export type DeliveryOutcome =
  /** Accepted by the service. */
  | { became: "sent"; providerId: string | null }
  /** Failed for now, or outcome unknown: retry the same email, after `waitMs` at the earliest. */
  | { became: "later"; error: string; waitMs?: number }
  /** Permanently refused: retrying the same email would fail again. */
  | { became: "refused"; error: string }
  /** The service says that the key was used for a different email; a person has to check. */
  | { became: "unknown"; error: string };

/** A way to send email. */
export interface Transport {
  /** True when the outbox itself is the mailbox, so sent emails keep their text. */
  keepsText: boolean;
  /** Stops when `signal` aborts; rejects only on a bug of ours. */
  send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome>;
  close(): void;
}

/** The transport this installation is configured for: Resend, else SMTP, else the local mailbox. */
export function transportOf({ RESEND_API_KEY, RESEND_URL, SMTP_URL } = env()): Transport {
  if (RESEND_API_KEY) return resend({ key: RESEND_API_KEY, url: RESEND_URL });
  if (SMTP_URL) return smtp({ url: SMTP_URL });
  return mailbox;
}
