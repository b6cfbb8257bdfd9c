import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { type Spending, spend } from "@/server/access/rate-limits";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";
import { networkOf } from "@/server/network";
import { findListed } from "@/server/organizations/queries";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { normalizeEmail } from "@/server/policy/email";
import { personalWords } from "@/server/policy/password";
import { signUpState } from "@/server/setup/queries";
import type { Tx } from "@/server/transaction/transaction";
import { newLink } from "./link";
import { refuseWeakPassword } from "./password/rule";
import { hashPassword } from "./password-hash";
import { hasAccount, insertSignUp, renewSignUp } from "./queries";

/**
 * "Wim signed up": stores the sign-up and emails its address. Only that email shows whether the address already has
 * an account; the response, the work done and the screens are the same (CASE-12, ASVS 6.3.8).
 * Refuses sign_up_closed, sign_up_off, too_many, organization_gone, password_….
 */
export async function startSignUp(
  caller: Caller,
  input: { email: string; name: string; password: string; organization: string; note?: string },
): Promise<{ email: string }> {
  const emailNorm = normalizeEmail(input.email);
  const [open, org] = await inAccountTransaction(async (tx) => [
    await signUpState(tx),
    await findListed(tx, input.organization),
  ]);
  if (!open.setUp) refuse("sign_up_closed");
  if (!open.signUpOpen) refuse("sign_up_off");
  if (!org) refuse("organization_gone");
  const words = personalWords({
    name: input.name,
    email: emailNorm,
    organization: org.name,
    product: env().PRODUCT_NAME,
  });
  await refuseWeakPassword(input.password, words);
  const network = networkOf(caller.ip);
  await spend(
    ...mailBudget(caller, emailNorm),
    ...(network ? [["sign_up.address", network] as const] : []),
    ["sign_up.organization", org.id],
    // A global limit too: without a usable IP address, ever new email addresses would be unlimited.
    ["sign_up.all", "everybody"],
  );

  const passwordHash = await hashPassword(input.password);
  const { token, tokenHash, expiresAt } = newLink("confirm");
  return change(caller, accounts, async (tx) => {
    const { id } = await insertSignUp(tx, {
      email: input.email,
      emailNorm,
      name: input.name,
      passwordHash,
      askedOrgId: org.id,
      note: input.note || null,
      tokenHash,
      expiresAt,
    });
    const person = { id, name: input.name, email: input.email };
    return {
      by: { ...person, id: null, role: null },
      events: [{ orgId: PLATFORM_ORG_ID, events: [startedEvent(person)] }],
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [await confirmationLetter(tx, person, emailNorm, org.name, token)],
        },
      ],
      result: { email: input.email },
    };
  });
}

const startedEvent = (person: { id: string; name: string; email: string }) => ({
  action: "account.confirmation_sent" as const,
  target: { kind: "account" as const, id: person.id, label: person.name, email: person.email },
});

/** The email: a link to confirm, or that the address already has an account. */
async function confirmationLetter(
  tx: Tx,
  person: { id: string; name: string; email: string },
  emailNorm: string,
  organization: string,
  token: string,
): Promise<OutboxMessage> {
  const to = { email: person.email, name: person.name };
  if (await hasAccount(tx, emailNorm)) return { template: "address-taken", props: {}, to };
  return {
    template: "confirm-address",
    props: { token, organization },
    to,
    about: { kind: "sign_up", id: person.id },
  };
}

/** Rate limits for emails to a typed address: per mailbox (by hour and day) and per network. */
export function mailBudget(caller: Caller, emailNorm: string): Spending[] {
  const network = networkOf(caller.ip);
  return [
    ["mail.account", emailNorm],
    ["mail.account_day", emailNorm],
    ...(network ? [["mail.address", network] as const] : []),
  ];
}

/**
 * Resends the confirmation link, to a corrected address if one is given. The old link stops working.
 * Refuses signed_out, too_many, link_used.
 */
export async function sendAgain(
  caller: Caller,
  pending: { id: string; name: string; email: string; organization: string },
  corrected?: string,
): Promise<{ email: string }> {
  const email = corrected ?? pending.email;
  const emailNorm = normalizeEmail(email);
  await spend(...mailBudget(caller, emailNorm));
  const { token, tokenHash, expiresAt } = newLink("confirm");
  return change(caller, accounts, async (tx) => {
    const person = { id: pending.id, name: pending.name, email };
    if (!(await renewSignUp(tx, pending.id, { tokenHash, expiresAt, email, emailNorm }))) refuse("link_used");
    const message = await confirmationLetter(tx, person, emailNorm, pending.organization, token);
    return {
      by: { ...person, id: null, role: null },
      events: [{ orgId: PLATFORM_ORG_ID, events: [startedEvent(person)] }],
      mail: [{ orgId: PLATFORM_ORG_ID, messages: [message] }],
      result: { email },
    };
  });
}
