import { env } from "@/server/env";
import { mailbox } from "./mailbox";
import { resend } from "./resend";
import { smtp } from "./smtp";

/** A mail as it leaves the house. It goes to the bare stored address; names are for reading, not for header fields. */
export interface Delivery {
  /** One mail, however often it is tried: what the service tells repeated calls by. */
  key: string;
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
}

/** What became of one attempt. */
export type DeliveryOutcome =
  /** Accepted by the service. */
  | { became: "sent"; providerId: string | null }
  /** Not now, or nobody knows: try the same mail again, at the earliest after `waitMs`. */
  | { became: "later"; error: string; waitMs?: number }
  /** Refused for what it is; the same mail would be refused again. */
  | { became: "refused"; error: string }
  /** The service says that something else went out under this key; a human must look. */
  | { became: "unknown"; error: string };

/** A way to send mail. */
export interface Transport {
  /** True when the outbox itself is the mailbox, so that sent mails keep their text there. */
  keepsText: boolean;
  /** Gives up when `signal` says so; rejects only for a mistake of ours. */
  send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome>;
  close(): void;
}

/** The transport this installation is configured for: Resend, else SMTP, else the local mailbox. */
export function transportOf({ RESEND_API_KEY, RESEND_URL, SMTP_URL } = env()): Transport {
  if (RESEND_API_KEY) return resend({ key: RESEND_API_KEY, url: RESEND_URL });
  if (SMTP_URL) return smtp({ url: SMTP_URL });
  return mailbox;
}
