import { accountTarget, asOneself } from "@/server/accounts/account-events";
import { newLink } from "@/server/accounts/link";
import { endLinks, findAwaitedEmail, insertLink } from "@/server/accounts/links/queries";
import { hasAccount } from "@/server/accounts/queries";
import { spendMail } from "@/server/accounts/sign-up";
import { noOrganization } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { lockSelf } from "@/server/doors/account-lock";
import { changeAccount } from "@/server/doors/auth";
import { refuse } from "@/server/errors";
import type { Letter } from "@/server/mail/post";
import { normalizeEmail } from "@/server/policy/email";

/**
 * "Mia asked to change their address": mails a link to the new one. Nothing changes before it is confirmed there
 * (GGW-17, X-9). Whether the address has an account shows in that mail alone.
 * Refuses signed_out, address_unconfirmed, email_unchanged, step_up, too_many.
 */
export async function askNewEmail(caller: Caller, { email }: { email: string }): Promise<{ email: string }> {
  const emailNorm = normalizeEmail(email);
  const ask = async (send: boolean) =>
    changeAccount(caller, async (tx) => {
      const self = await lockSelf(tx, caller.session);
      if (normalizeEmail(self.email) === emailNorm) refuse("email_unchanged");
      if (!self.fresh) refuse("step_up");
      const target = accountTarget(self);
      if (!send) return { by: asOneself(self), events: nothing, result: { email } };

      const { token, tokenHash, expiresAt } = newLink("change_email");
      const taken = await hasAccount(tx, emailNorm);
      const link = await insertLink(tx, {
        accountId: self.id,
        purpose: "change_email",
        tokenHash,
        expiresAt,
        email,
      });

      const to = { email, name: null };
      const letter: Letter = taken
        ? { template: "email-taken", props: {}, to, about: { kind: "account_link", id: link.id } }
        : { template: "confirm-email", props: { token }, to, about: { kind: "account_link", id: link.id } };
      return {
        by: asOneself(self),
        events: [
          { orgId: noOrganization, events: [{ action: "account.email_asked", target, after: { email } }] },
        ],
        mail: [{ orgId: noOrganization, letters: [letter] }],
        result: { email },
      };
    });
  // Who may not, or need not, must not spend the mail of the address they typed.
  await ask(false);
  await spendMail(caller, emailNorm);
  return ask(true);
}

const nothing = [{ orgId: noOrganization, events: [] }] as const;

/** "Mia let the change of their address be." Refuses signed_out, address_unconfirmed, nothing_changed. */
export function cancelNewEmail(caller: Caller): Promise<null> {
  return changeAccount(caller, async (tx) => {
    const self = await lockSelf(tx, caller.session);
    const email = await findAwaitedEmail(tx, self.id);
    if (!email) refuse("nothing_changed");

    await endLinks(tx, self.id, "change_email");

    const target = accountTarget(self);
    return {
      by: asOneself(self),
      events: [
        { orgId: noOrganization, events: [{ action: "account.email_let_be", target, before: { email } }] },
      ],
      result: null,
    };
  });
}
