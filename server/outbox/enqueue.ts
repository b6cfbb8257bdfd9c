import type { Mail } from "@/emails/templates";
import type { Tx } from "@/server/transaction/transaction";
import { insertMessages } from "./queries";

/** One mail to one person. `about` names what must still be so when it is sent. */
export type OutboxMessage = Mail & {
  to: { email: string; name: string | null };
  about?: { kind: "request" | "sign_up" | "account_link" | "invitation"; id: string };
};

/** Letters with the organization each belongs to. */
export interface OrgMessages {
  orgId: string;
  messages: readonly OutboxMessage[];
}

/** Puts letters into the outbox, in the transaction of the change that they tell of (INV-7). */
export async function enqueue(tx: Tx, orgId: string, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ template, props, to, about }) => ({
    orgId,
    template,
    props,
    toEmail: to.email,
    toName: to.name,
    aboutKind: about?.kind ?? null,
    aboutId: about?.id ?? null,
  }));
  await insertMessages(tx, rows);
}
