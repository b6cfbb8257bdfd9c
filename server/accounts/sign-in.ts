import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { forgive, giveBack, type Spending, spend } from "@/server/access/rate-limits";
import {
  isUnknownDevice,
  openForAccount,
  openForSignUp,
  wasUsedFrom,
  wasUsedOn,
} from "@/server/access/sessions/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { selfActor } from "@/server/audit-log/event";
import { type Caller, hashOf } from "@/server/context";
import { refuse } from "@/server/errors";
import { networkOf } from "@/server/network";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { deviceOf } from "@/server/policy/device";
import { normalizeEmail } from "@/server/policy/email";
import { startOf } from "@/server/policy/text";
import {
  accountTarget,
  inNoOtherOrganization,
  targetAt,
  unconfirmedActor,
  unknownActor,
} from "./account-events";
import { verifyPassword } from "./password-hash";
import { findForSignIn, findSignUpForSignIn } from "./queries";
import { signOut } from "./sign-out";

/**
 * Signs in by address and password. A sign-up whose address is not confirmed signs in likewise, and reaches only
 * "confirm your address". A wrong password costs the same time whether the address has an account, a sign-up or
 * nothing (ASVS 6.3.8): one comparison with the account, one with the sign-up. The session that this browser had
 * before ends.
 * @returns the session id for the cookie, or null when address and password do not fit together
 * Refuses too_many, account_disabled, account_changed.
 */
export async function signIn(
  caller: Caller,
  input: { email: string; password: string; device?: string },
): Promise<string | null> {
  const emailNorm = startOf(normalizeEmail(input.email), 254);
  const password = input.password.slice(0, 1024);
  const device = input.device ? hashOf(input.device) : null;

  // The device and the place are looked for where there is no account as well: the time must not tell.
  const { account, onDevice, atPlace } = await inAccountTransaction(async (tx) => {
    const found = await findForSignIn(tx, emailNorm);
    const id = found?.id ?? unknownActor;
    return {
      account: found,
      onDevice: await wasUsedOn(tx, id, device),
      atPlace: await wasUsedFrom(tx, id, caller.ip ?? ""),
    };
  });
  const budget = budgetOf(emailNorm, caller.ip, onDevice ? device : null, atPlace);
  await spend(...budget);

  const sid = randomBytes(32).toString("base64url");
  const session = {
    idHash: hashOf(sid),
    method: "password" as const,
    ip: caller.ip,
    userAgent: caller.userAgent,
    deviceHash: device,
  };

  if (await verifyPassword(password, account?.passwordHash ?? null)) {
    if (!account) return null;
    if (account.disabled) refuse("account_disabled");
    const opened = await change(caller, accounts, async (tx) => {
      const unknown = await isUnknownDevice(tx, account.id, session.deviceHash);
      if (!(await openForAccount(tx, account.id, account.credVersion, session))) refuse("account_changed");
      return {
        by: selfActor(account),
        events: inNoOtherOrganization({ action: "account.signed_in", target: accountTarget(account) }),
        mail: unknown ? [{ orgId: PLATFORM_ORG_ID, messages: [newDeviceLetter(caller, account)] }] : [],
        result: sid,
      };
    });
    await forget(budget);
    await signOut(caller);
    return opened;
  }

  const signUp = await inAccountTransaction((tx) => findSignUpForSignIn(tx, emailNorm));
  if (!(await verifyPassword(password, signUp?.passwordHash ?? null)) || !signUp) {
    await noteFailure(caller, account);
    return null;
  }
  const opened = await inAccountTransaction((tx) => openForSignUp(tx, signUp.id, session));
  if (!opened) return null;
  // Success doesn't reset the counter: anyone can sign up with another person's address, and could keep guessing.
  await signOut(caller);
  return sid;
}

/**
 * Where a guess is counted. Strangers who guess cannot lock the owner out of a device or a place they use: each has a
 * counter of its own, and a known device does not share the limit of a network either.
 */
function budgetOf(
  emailNorm: string,
  ip: string | null,
  device: Buffer | null,
  atPlace: boolean,
): [Spending, ...Spending[]] {
  if (device) return [["sign_in.device", `${emailNorm} ${device.toString("hex")}`]];
  const network = networkOf(ip);
  const own: Spending = atPlace ? ["sign_in.known", `${emailNorm} ${ip}`] : ["sign_in.account", emailNorm];
  return network ? [own, ["sign_in.address", network]] : [own];
}

/** The right password was no guess: nothing of it counts, neither for the account nor for those who share the network. */
async function forget([[name, key], ...shared]: [Spending, ...Spending[]]): Promise<void> {
  await forgive(name, key);
  if (shared.length > 0) await giveBack(...shared);
}

/** Tells the owner that a browser signed in which their account was never used from (ASVS 6.3.5). */
const newDeviceLetter = (caller: Caller, to: { name: string; email: string }): OutboxMessage => ({
  template: "new-device",
  props: {
    device: deviceOf(caller.userAgent),
    ip: isIP(caller.ip ?? "") ? caller.ip : null,
    at: new Date().toISOString(),
  },
  to,
});

/** Records a failed sign-in (ASVS 16.3.1), for an unknown address as for a known one: the time must not tell. */
function noteFailure(
  caller: Caller,
  account: { id: string; name: string; email: string } | null,
): Promise<void> {
  return change(caller, accounts, async () => ({
    by: unconfirmedActor,
    events: inNoOtherOrganization({ action: "account.sign_in_failed", target: targetAt(account) }),
    result: undefined,
  }));
}
