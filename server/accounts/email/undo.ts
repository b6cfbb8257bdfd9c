import { accounts, inAccountTransaction } from "@/server/access/account";
import { lockAccount } from "@/server/access/account-lock";
import { change } from "@/server/access/change";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import { newLink } from "@/server/accounts/link";
import { endWaysBackSince, findLink, insertLink, takeLink } from "@/server/accounts/links/queries";
import { openLink, stateOfLink } from "@/server/accounts/links/state";
import { setEmail } from "@/server/accounts/own/queries";
import { removePassword, revokeSessionsAndLinks } from "@/server/accounts/password/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { selfActor } from "@/server/audit-log/event";
import { type Caller, hashOf } from "@/server/context";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";

/** What an undo link would do. Reading changes nothing. */
export async function undoLink(token: string) {
  const link = await inAccountTransaction((tx) => findLink(tx, "undo_email", hashOf(token)));
  const state = stateOfLink(link);
  return { state, email: state === "open" ? (link?.email ?? undefined) : undefined };
}

/**
 * "Mia undid the change of their address." The attacker who changed it knew the password, so the password is removed
 * too: every session ends, all other links stop working (later undo links included), and the restored address gets a
 * link to choose a new password. It doesn't sign in.
 * Refuses link_unknown, mail_link_…, account_disabled, address_has_account.
 */
export async function undoEmail(caller: Caller, input: { token: string }): Promise<{ email: string }> {
  const tokenHash = hashOf(input.token);
  const link = openLink(await inAccountTransaction((tx) => findLink(tx, "undo_email", tokenHash)));
  const { email } = link;
  if (!email) refuse("link_unknown");

  const reset = newLink("reset");
  return change(caller, accounts, async (tx) => {
    const account = await lockAccount(tx, link.accountId);
    if (!account) refuse("link_unknown");
    if (account.disabled) refuse("account_disabled");

    if (!(await takeLink(tx, link.id, tokenHash))) refuse("mail_link_used");
    if (!(await setEmail(tx, account.id, { email, emailNorm: normalizeEmail(email) })))
      refuse("address_has_account");
    await endWaysBackSince(tx, account.id, link.createdAt);
    await revokeSessionsAndLinks(tx, account.id);
    await removePassword(tx, account.id);
    const { id } = await insertLink(tx, {
      accountId: account.id,
      purpose: "reset",
      tokenHash: reset.tokenHash,
      expiresAt: reset.expiresAt,
    });

    const restored = { ...account, email };
    return {
      by: selfActor(restored),
      events: inEveryOrganization(account.orgs, {
        action: "account.email_restored",
        target: accountTarget(restored),
        before: { email: account.email },
        after: { email },
      }),
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [
            {
              template: "password-reset",
              props: { token: reset.token, by: null },
              to: restored,
              about: { kind: "account_link", id },
            },
          ],
        },
      ],
      result: { email },
    };
  });
}
