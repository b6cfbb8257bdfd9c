import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { requireSession } from "@/server/access/may-begin";
import { lockOrganization, meIn } from "@/server/access/me";
import { spend } from "@/server/access/rate-limits";
import { refuseWeakPassword } from "@/server/accounts/password/rule";
import { hashPassword } from "@/server/accounts/password-hash";
import { insertAccount } from "@/server/accounts/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { type Caller, hashOf } from "@/server/context";
import { env } from "@/server/env";
import { refuse, refuseIf } from "@/server/errors";
import { networkOf } from "@/server/network";
import { whyNotAccept } from "@/server/policy/accept-invitation";
import { normalizeEmail } from "@/server/policy/email";
import { personalWords } from "@/server/policy/password";
import type { Tx } from "@/server/transaction/transaction";
import { type Joined, join } from "./join";
import { type FoundInvitation, findByToken, findOwnInvitation, takeInvitation } from "./queries";

/** The invitation behind a link that may still be accepted; refuses with what became of it otherwise. */
async function acceptable(tx: Tx, tokenHash: Buffer): Promise<FoundInvitation> {
  const found = await findByToken(tx, tokenHash);
  if (!found) refuse("invitation_unknown");
  refuseIf(whyNotAccept(found, new Date()));
  return found;
}

/** Spends the limit on trying links, which is the network's. */
export async function spendOpening(caller: Caller): Promise<void> {
  const network = networkOf(caller.ip);
  if (network) await spend(["invitation.open", network]);
}

/**
 * Accepts as somebody who has no account: makes it, with the address that was invited, which the mailed link proves.
 * Sign-ups that somebody else began at that address get nothing from it: the account has its own name and password.
 * Nobody is signed in by it. Refuses invitation_…, address_has_account, password_…, too_many.
 */
export async function acceptAsNew(
  caller: Caller,
  input: { token: string; name: string; password: string },
): Promise<Joined & { email: string }> {
  const tokenHash = hashOf(input.token);
  await spendOpening(caller);
  const found = await inAccountTransaction((tx) => acceptable(tx, tokenHash));
  // A password is hashed for it. Only a link that exists has a counter.
  await spend(["invitation.link", found.id]);
  if (found.way !== "mail") refuse("invitation_needs_mailbox");
  if (found.hasAccount) refuse("address_has_account");
  const words = personalWords({
    name: input.name,
    email: found.emailNorm,
    organization: found.org.name,
    product: env().PRODUCT_NAME,
  });
  await refuseWeakPassword(input.password, words);
  const passwordHash = await hashPassword(input.password);

  return change(caller, accounts, async (tx) => {
    if (!(await lockOrganization(tx, found.orgId))) refuse("invitation_unknown");
    const { orgId, id, email, emailNorm, org } = await acceptable(tx, tokenHash);
    const taken = await takeInvitation(tx, orgId, id, "accepted");
    if (!taken) refuse("invitation_used");
    const account = await insertAccount(tx, { email, emailNorm, name: input.name, passwordHash });
    if (!account) refuse("address_has_account");

    const person = { accountId: account.id, name: input.name, email };
    const { events, result } = await join(tx, taken, person);
    const by = { id: account.id, name: input.name, email, role: null };
    const target = { kind: "account", id: account.id, label: input.name, email } as const;
    return {
      by,
      events: [
        { orgId: PLATFORM_ORG_ID, events: [{ action: "account.signed_up", target }] },
        { orgId, events },
      ],
      result: { ...result, name: org.name, email },
    };
  });
}

/**
 * Accepts as the signed-in person, by a link or by one's own list: the confirmed address must be the invited one, and the
 * wrong organization is never joined (CASE-11). Refuses signed_out, address_unconfirmed, invitation_…, you_are_member.
 */
export async function acceptOwn(caller: Caller, which: Which): Promise<Joined> {
  const tokenHash = "token" in which ? hashOf(which.token) : null;
  requireSession(caller);
  if (tokenHash) await spendOpening(caller);
  const orgId = tokenHash
    ? (await inAccountTransaction((tx) => acceptable(tx, tokenHash))).orgId
    : ownOf(which).organization;

  return change(caller, meIn(orgId, "invitation_unknown"), async (tx, person) => {
    const id = tokenHash ? await idByLink(tx, tokenHash, person.email) : ownOf(which).id;
    const taken = await takeInvitation(tx, orgId, id, "accepted", person.accountId);
    return taken ? join(tx, taken, person) : refuseAsItIs(tx, orgId, id);
  });
}

type Which = { token: string } | { organization: string; id: string };

const ownOf = (which: Which) => ("token" in which ? refuse("invitation_unknown") : which);

/** Reads the link again under the lock: a reinvitation may have killed it meanwhile. */
async function idByLink(tx: Tx, tokenHash: Buffer, email: string): Promise<string> {
  const found = await acceptable(tx, tokenHash);
  if (found.emailNorm !== normalizeEmail(email)) refuse("invitation_for_another", { email: found.email });
  return found.id;
}

/** Says what became of one's own invitation that could not be answered. */
export async function refuseAsItIs(tx: Tx, orgId: string, id: string): Promise<never> {
  const row = await findOwnInvitation(tx, orgId, id);
  if (!row) refuse("invitation_unknown");
  const org = { name: "The organization", state: "active" };
  const anybody = { platformAdmin: true, manager: true, settingsWithheld: false };
  refuseIf(whyNotAccept({ ...row, org, sender: anybody }, new Date()));
  refuse("invitation_unknown");
}
