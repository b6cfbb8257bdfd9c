import { inAccountTransaction, myLockedAccount } from "@/server/access/account";
import { lockSelf } from "@/server/access/account-lock";
import { change } from "@/server/access/change";
import { type Spending, within } from "@/server/access/rate-limits";
import { accountTarget, inNoOtherOrganization } from "@/server/accounts/account-events";
import { newLink } from "@/server/accounts/link";
import { endLinks, findAwaitedEmail, insertLink } from "@/server/accounts/links/queries";
import { findForSignIn } from "@/server/accounts/queries";
import { mailBudget } from "@/server/accounts/sign-up";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { whyNotNewEmail } from "@/server/policy/account";
import { normalizeEmail } from "@/server/policy/email";

/**
 * "Mia asked to change their address": emails a link to the new one. Nothing changes until it is confirmed there
 * (GGW-17, X-9). Only that email shows whether the address has an account.
 * Refuses signed_out, address_unconfirmed, email_unchanged, step_up, too_many.
 */
export async function askNewEmail(caller: Caller, { email }: { email: string }): Promise<{ email: string }> {
  const emailNorm = normalizeEmail(email);
  // Refuse before counting, so that a refused call doesn't use up the rate limit of the typed address.
  const { id } = await inAccountTransaction(async (tx) => {
    const { self } = await lockSelf(tx, caller);
    refuseIf(whyNotNewEmail(self, email));
    return self;
  });
  const budget: Spending[] = [["request.account", id], ...mailBudget(caller, emailNorm)];

  return within(budget, () => ask(caller, email, emailNorm));
}

function ask(caller: Caller, email: string, emailNorm: string): Promise<{ email: string }> {
  return change(caller, myLockedAccount, async (tx, self) => {
    refuseIf(whyNotNewEmail(self, email));

    const { token, tokenHash, expiresAt } = newLink("change_email");
    const owner = await findForSignIn(tx, emailNorm);
    const taken = owner !== null && owner.id !== self.id;
    const link = await insertLink(tx, {
      accountId: self.id,
      purpose: "change_email",
      tokenHash,
      expiresAt,
      email,
    });

    const to = { email, name: null };
    const about = { kind: "account_link", id: link.id } as const;
    const message: OutboxMessage = taken
      ? { template: "email-taken", props: {}, to, about }
      : { template: "confirm-email", props: { token }, to, about };
    return {
      events: inNoOtherOrganization({
        action: "account.email_asked",
        target: accountTarget(self),
        after: { email },
      }),
      mail: [message],
      result: { email },
    };
  });
}

/** "Mia canceled the change of their address." Refuses signed_out, address_unconfirmed, nothing_changed. */
export function cancelNewEmail(caller: Caller): Promise<null> {
  return change(caller, myLockedAccount, async (tx, self) => {
    const email = await findAwaitedEmail(tx, self.id);
    if (!email) refuse("nothing_changed");

    await endLinks(tx, self.id, "change_email");

    return {
      events: inNoOtherOrganization({
        action: "account.email_let_be",
        target: accountTarget(self),
        before: { email },
      }),
      result: null,
    };
  });
}
