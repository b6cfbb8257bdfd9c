import { createTransport } from "nodemailer";
import type { DeliveryOutcome, Transport } from "./transport";

/**
 * Sends through an SMTP server. SMTP knows no idempotency key; a mail whose answer was lost goes out again under
 * the same Message-ID, by which many mailboxes recognize the second copy.
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
  // With ?pool=true connections stay open between mails, and one that breaks while idle is nobody's mail.
  client.on("error", () => undefined);
  return {
    keepsText: false,
    async send({ key, to, from, subject, html, text }, signal) {
      const domain = /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? "localhost";
      const messageId = `<${key}@${domain}>`;
      try {
        await client.sendMail({
          // As an object: the address is not parsed again, so it stays one address.
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

/** A 5xx about the recipient or the message is final. One about the connection or our login is not about this mail. */
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
