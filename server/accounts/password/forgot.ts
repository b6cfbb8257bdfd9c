import { nowhereElse, stranger, targetAt } from "@/server/accounts/account-events";
import { newLink } from "@/server/accounts/link";
import { insertLink } from "@/server/accounts/links/queries";
import { findForSignIn } from "@/server/accounts/queries";
import { noOrganization } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { changeAccount } from "@/server/doors/auth";
import { networkOf, spend } from "@/server/limits";
import type { Letter } from "@/server/mail/post";
import { normalizeEmail } from "@/server/policy/email";

/**
 * "Mia asked for a new password": mails a link that works once, for 30 minutes, and kills every older one (GGW-12).
 * Answer, work and time are the same whether the address has an account or not: the mail says what is so, and goes
 * to the stored address where there is one.
 * Refuses too_many.
 */
export async function forgotPassword(caller: Caller, input: { email: string }): Promise<null> {
  const emailNorm = normalizeEmail(input.email);
  const network = networkOf(caller.ip);
  if (network) await spend("mail.address", network);
  await spendReset(emailNorm);

  const { token, tokenHash, expiresAt } = newLink("reset");
  return changeAccount(caller, async (tx) => {
    const found = await findForSignIn(tx, emailNorm);
    const account = found?.disabled ? null : found;
    const link = await insertLink(tx, {
      accountId: account?.id ?? null,
      purpose: "reset",
      tokenHash,
      expiresAt,
    });

    const letter: Letter = account
      ? {
          template: "password-reset",
          props: { token, by: null },
          to: account,
          about: { kind: "account_link", id: link.id },
        }
      : {
          template: "no-password-reset",
          props: { disabled: found !== null },
          to: { email: found?.email ?? input.email, name: found?.name ?? null },
        };
    return {
      by: stranger,
      events: nowhereElse({ action: "account.reset_asked", target: targetAt(found) }),
      mail: [{ orgId: noOrganization, letters: [letter] }],
      result: null,
    };
  });
}

/**
 * Mail about a forgotten password is limited to one address and in all, whoever has it sent. It counts apart from
 * sign-up, so that a stranger who signs up with an address does not keep its owner from a new password.
 * Refuses too_many.
 */
export async function spendReset(emailNorm: string): Promise<void> {
  await spend("reset.all", "everybody");
  await spend("reset.account_day", emailNorm);
  await spend("reset.account", emailNorm);
}
