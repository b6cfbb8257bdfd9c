import type { Transport } from "./transport";

/** Used when no mail service is configured: emails stay in the outbox and can be read at /dev/mail. */
export const mailbox: Transport = {
  keepsText: true,
  send: async () => ({ became: "sent", providerId: null }),
  close: () => {},
};
