import type { Mail } from "@/emails/templates";
import type { Tx } from "@/server/doors/transaction";
import { insertLetters } from "./queries";

/** One mail to one person. `about` names what must still be so when it is sent. */
export type Letter = Mail & {
  to: { email: string; name: string | null };
  about?: { kind: "request" | "sign_up" | "account_link" | "invitation"; id: string };
};

/** Letters with the organization each belongs to. */
export interface OrgLetters {
  orgId: string;
  letters: readonly Letter[];
}

/** Puts letters into the outbox, in the transaction of the change that they tell of (INV-7). */
export async function post(tx: Tx, orgId: string, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  const rows = letters.map(({ template, props, to, about }) => ({
    orgId,
    template,
    props,
    toEmail: to.email,
    toName: to.name,
    aboutKind: about?.kind ?? null,
    aboutId: about?.id ?? null,
  }));
  await insertLetters(tx, rows);
}
