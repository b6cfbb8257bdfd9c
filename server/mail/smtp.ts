import { createTransport } from "nodemailer";
import type { DeliveryOutcome, Transport } from "./transport";

/**
 * Sends through an SMTP server. SMTP has no idempotency key: an email whose response was lost is sent again with the
 * same Message-ID, which lets many mailboxes recognize the duplicate.
 */
export function smtp({ url }: { url: string }): Transport {
  const client = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // With ?pool=true connections stay open between emails. An idle one that breaks doesn't affect any email.
  client.on("error", () => undefined);
  return {
    keepsText: false,
    async send({ key, to, from, subject, html, text }, signal) {
      const domain = /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? "localhost";
      const messageId = `<${key}@${domain}>`;
      try {
        await client.sendMail({
          // As an object, so that the address isn't parsed again and stays one address.
          to: { name: "", address: to },
          from,
          subject,
          html,
          text,
          messageId,
          signal,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { became: "sent", providerId: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => client.close(),
  };
}

/** A 5xx about the recipient or the message is final. One about the connection or our login is retried. */
function outcomeOf(error: unknown): DeliveryOutcome {
  const { code, responseCode, command, message } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
    message?: string;
  };
  const reason = `SMTP ${responseCode ?? code ?? "failed"}: ${message ?? ""}`;
  const aboutMail = (code === "EENVELOPE" && command !== "MAIL FROM") || code === "EMESSAGE";
  const final =
    responseCode !== undefined && responseCode >= 500 && responseCode < 600 && responseCode !== 503;
  return aboutMail && final ? { became: "refused", error: reason } : { became: "later", error: reason };
}
