import { accounts, inAccountTransaction } from "@/server/access/account";
import { lockAccount } from "@/server/access/account-lock";
import { change } from "@/server/access/change";
import { forgive } from "@/server/access/rate-limits";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import { findLink, takeLink } from "@/server/accounts/links/queries";
import { openLink, stateOfLink } from "@/server/accounts/links/state";
import { hashPassword } from "@/server/accounts/password-hash";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { selfActor } from "@/server/audit-log/event";
import { type Caller, hashOf } from "@/server/context";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import { personalWords } from "@/server/policy/password";
import { revokeSessionsAndLinks, setPassword } from "./queries";
import { refuseWeakPassword } from "./rule";

/** What a password reset link would do, and for which account. Reading changes nothing, because mail scanners open links too. */
export async function resetLink(token: string) {
  const link = await inAccountTransaction((tx) => findLink(tx, "reset", hashOf(token)));
  const state = stateOfLink(link);
  return { state, email: state === "open" ? link?.accountEmail : undefined };
}

/**
 * "Mia chose a new password": ends every session and every other link. It doesn't sign in and changes nothing else:
 * no second factor, no membership, no invitation (GGW-12, ASVS 6.4.3).
 * Refuses link_unknown, mail_link_used, mail_link_replaced, mail_link_expired, account_disabled, password_….
 */
export async function resetPassword(
  caller: Caller,
  input: { token: string; password: string },
): Promise<null> {
  const tokenHash = hashOf(input.token);
  const link = openLink(await inAccountTransaction((tx) => findLink(tx, "reset", tokenHash)));
  const words = personalWords({ name: link.name, email: link.accountEmail, product: env().PRODUCT_NAME });
  await refuseWeakPassword(input.password, words);

  const passwordHash = await hashPassword(input.password);
  await change(caller, accounts, async (tx) => {
    const account = await lockAccount(tx, link.accountId);
    if (!account) refuse("link_unknown");
    if (account.disabled) refuse("account_disabled");

    if (!(await takeLink(tx, link.id, tokenHash))) refuse("mail_link_used");
    await setPassword(tx, account.id, passwordHash);
    await revokeSessionsAndLinks(tx, account.id);

    return {
      by: selfActor(account),
      events: inEveryOrganization(account.orgs, {
        action: "account.password_reset",
        target: accountTarget(account),
      }),
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [{ template: "password-changed", props: { how: "reset" }, to: account }],
        },
      ],
      result: null,
    };
  });
  // The owner of this mailbox isn't the one who guessed passwords, so clear the counter.
  await forgive("sign_in.account", normalizeEmail(link.accountEmail));
  return null;
}
