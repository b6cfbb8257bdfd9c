import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { type Spending, spend } from "@/server/access/rate-limits";
import { wasUsedOn } from "@/server/access/sessions/queries";
import {
  inNoOtherOrganization,
  targetAt,
  unconfirmedActor,
  unknownActor,
} from "@/server/accounts/account-events";
import { newLink } from "@/server/accounts/link";
import { insertLink } from "@/server/accounts/links/queries";
import { findForSignIn } from "@/server/accounts/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { networkOf } from "@/server/network";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { deviceOf } from "@/server/policy/device";
import { normalizeEmail } from "@/server/policy/email";

/**
 * "Mia asked for a new password": emails a link that works once, for 30 minutes, and ends every older one (GGW-12).
 * Response, work and time are the same whether the address has an account or not. Only the email differs; it goes to
 * the stored address if there is one.
 * Refuses too_many.
 */
export async function forgotPassword(caller: Caller, input: { email: string }): Promise<null> {
  const emailNorm = normalizeEmail(input.email);
  const known = await inAccountTransaction(async (tx) => {
    const account = await findForSignIn(tx, emailNorm);
    return wasUsedOn(tx, account?.id ?? unknownActor, caller.device ?? null);
  });
  await spend(...resetBudget(caller, emailNorm, known));

  const { token, tokenHash, expiresAt } = newLink("reset");
  return change(caller, accounts, async (tx) => {
    const found = await findForSignIn(tx, emailNorm);
    const account = found?.disabled ? null : found;
    const link = await insertLink(tx, {
      accountId: account?.id ?? null,
      purpose: "reset",
      tokenHash,
      expiresAt,
    });

    const message: OutboxMessage = account
      ? {
          template: "password-reset",
          props: { token, by: null, from: askedFrom(caller) },
          to: account,
          about: { kind: "account_link", id: link.id },
        }
      : {
          template: "no-password-reset",
          props: { disabled: found !== null, from: askedFrom(caller) },
          to: { email: found?.email ?? input.email, name: found?.name ?? null },
        };
    return {
      by: unconfirmedActor,
      events: inNoOtherOrganization({ action: "account.reset_asked", target: targetAt(found) }),
      mail: [{ orgId: PLATFORM_ORG_ID, messages: [message] }],
      result: null,
    };
  });
}

/** The origin of a request, for the email to the address's owner: "Firefox on Windows, 192.0.2.7". */
const askedFrom = ({ userAgent, ip }: Caller) => [deviceOf(userAgent), ip].filter(Boolean).join(", ");

/**
 * The rate-limit keys of a request. Requests by strangers are limited per mailbox, per network and globally; the
 * owner on a known device has a counter that others can't use up.
 */
function resetBudget(caller: Caller, emailNorm: string, known: boolean): Spending[] {
  if (known) return [["reset.device", `${emailNorm} ${caller.device?.toString("hex")}`]];
  const network = networkOf(caller.ip);
  return [
    ["reset.account", emailNorm],
    ["reset.account_day", emailNorm],
    ["mail.account", emailNorm],
    ...(network ? [["mail.address", network] as const] : []),
    ["reset.all", "everybody"],
  ];
}
