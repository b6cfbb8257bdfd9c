import { accounts, inAccountTransaction } from "@/server/access/account";
import { lockAccount } from "@/server/access/account-lock";
import { change } from "@/server/access/change";
import { spend } from "@/server/access/rate-limits";
import { liveSession } from "@/server/access/sessions/queries";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import { newLink } from "@/server/accounts/link";
import { endLinks, findLink, insertLink, takeLink } from "@/server/accounts/links/queries";
import { openLink, stateOfLink } from "@/server/accounts/links/state";
import { setEmail } from "@/server/accounts/own/queries";
import { verifyPassword } from "@/server/accounts/password-hash";
import { findForSignIn } from "@/server/accounts/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { selfActor } from "@/server/audit-log/event";
import { type Caller, hashOf } from "@/server/context";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import type { Tx } from "@/server/transaction/transaction";

/** What a link to confirm a new address opens in this browser. Reading changes nothing. */
export function emailLink(caller: Caller, token: string) {
  return inAccountTransaction(async (tx) => {
    const link = await findLink(tx, "change_email", hashOf(token));
    const state = stateOfLink(link);
    return {
      state,
      email: state === "open" ? (link?.email ?? undefined) : undefined,
      needsPassword: !link || !(await isOwn(tx, caller, link.accountId)),
    };
  });
}

/** Whether this browser is signed in to that account. */
async function isOwn(tx: Tx, caller: Caller, accountId: string): Promise<boolean> {
  if (!caller.session) return false;
  return (await liveSession(tx, caller.session))?.account_id === accountId;
}

/**
 * "Mia changed their address." The link alone is not enough: it takes a browser that is signed in to the account, or
 * its password, so that a mistyped address doesn't give the account to a stranger. The old address gets an undo link
 * valid for 7 days; links emailed to it earlier stop working (GGW-17, X-9; takeover 3).
 * Refuses link_unknown, mail_link_…, account_disabled, wrong_current_password, too_many, address_has_account.
 */
export async function confirmEmail(
  caller: Caller,
  input: { token: string; password?: string },
): Promise<{ email: string }> {
  const tokenHash = hashOf(input.token);
  const { found, own, passwordHash } = await inAccountTransaction(async (tx) => {
    const found = await findLink(tx, "change_email", tokenHash);
    const account = found && (await findForSignIn(tx, normalizeEmail(found.accountEmail)));
    return {
      found,
      own: found ? await isOwn(tx, caller, found.accountId) : false,
      passwordHash: account?.passwordHash ?? null,
    };
  });
  const link = openLink(found);
  const { email } = link;
  if (!email) refuse("link_unknown");
  if (!own) {
    await spend(["confirm.link", link.id]);
    if (!(await verifyPassword(input.password ?? "", passwordHash))) refuse("wrong_current_password");
  }

  const back = newLink("undo_email");
  return change(caller, accounts, async (tx) => {
    const account = await lockAccount(tx, link.accountId);
    if (!account) refuse("link_unknown");
    if (account.disabled) refuse("account_disabled");

    if (!(await takeLink(tx, link.id, tokenHash))) refuse("mail_link_used");
    if (!(await setEmail(tx, account.id, { email, emailNorm: normalizeEmail(email) })))
      refuse("address_has_account");
    await endLinks(tx, account.id);
    const { id } = await insertLink(tx, {
      accountId: account.id,
      purpose: "undo_email",
      tokenHash: back.tokenHash,
      expiresAt: back.expiresAt,
      email: account.email,
    });

    return {
      by: selfActor(account),
      events: inEveryOrganization(account.orgs, {
        action: "account.email_changed",
        target: accountTarget(account),
        before: { email: account.email },
        after: { email },
      }),
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [
            {
              template: "email-changed-old",
              props: { token: back.token, email, by: null },
              to: account,
              about: { kind: "account_link", id },
            },
            { template: "email-changed-new", props: { by: null }, to: { email, name: account.name } },
          ],
        },
      ],
      result: { email },
    };
  });
}
