import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { noOrganization } from "@/server/audit/record";
import { type Caller, hashOf } from "@/server/context";
import { authDoor, changeAccount } from "@/server/doors/auth";
import { refuse } from "@/server/errors";
import { forgive, type LimitName, networkOf, spend } from "@/server/limits";
import type { Letter } from "@/server/mail/post";
import { deviceOf } from "@/server/policy/device";
import { normalizeEmail } from "@/server/policy/email";
import { startOf } from "@/server/policy/text";
import { isUnknownDevice, openForAccount, openForSignUp, wasUsedFrom } from "@/server/sessions/queries";
import { accountTarget, asOneself, nobody, nowhereElse, stranger, targetAt } from "./account-events";
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
  const network = networkOf(caller.ip);
  if (network) await spend("sign_in.address", network);

  // Who guesses from elsewhere cannot lock the owner out of the places they use. The place is looked for where there
  // is no account as well: the time must not tell.
  const { account, known } = await authDoor(async (tx) => {
    const found = await findForSignIn(tx, emailNorm);
    return { account: found, known: await wasUsedFrom(tx, found?.id ?? nobody, caller.ip ?? "") };
  });
  const budget: [LimitName, string] = known
    ? ["sign_in.known", `${emailNorm} ${caller.ip}`]
    : ["sign_in.account", emailNorm];
  await spend(...budget);

  const sid = randomBytes(32).toString("base64url");
  const session = {
    idHash: hashOf(sid),
    method: "password" as const,
    ip: caller.ip,
    userAgent: caller.userAgent,
    deviceHash: input.device ? hashOf(input.device) : null,
  };

  if (await verifyPassword(password, account?.passwordHash ?? null)) {
    if (!account) return null;
    if (account.disabled) refuse("account_disabled");
    const opened = await changeAccount(caller, async (tx) => {
      const unknown = await isUnknownDevice(tx, account.id, session.deviceHash);
      if (!(await openForAccount(tx, account.id, account.credVersion, session))) refuse("account_changed");
      return {
        by: asOneself(account),
        events: nowhereElse({ action: "account.signed_in", target: accountTarget(account) }),
        mail: unknown ? [{ orgId: noOrganization, letters: [newDeviceLetter(caller, account)] }] : [],
        result: sid,
      };
    });
    await forgive(...budget);
    await signOut(caller);
    return opened;
  }

  const signUp = await authDoor((tx) => findSignUpForSignIn(tx, emailNorm));
  if (!(await verifyPassword(password, signUp?.passwordHash ?? null)) || !signUp) {
    await noteFailure(caller, account);
    return null;
  }
  const opened = await authDoor((tx) => openForSignUp(tx, signUp.id, session));
  if (!opened) return null;
  // Nothing is forgiven: anybody can have a sign-up at somebody's address, and would guess on for ever.
  await signOut(caller);
  return sid;
}

/** Tells the owner that a browser signed in which their account was never used from (ASVS 6.3.5). */
const newDeviceLetter = (caller: Caller, to: { name: string; email: string }): Letter => ({
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
  return changeAccount(caller, async () => ({
    by: stranger,
    events: nowhereElse({ action: "account.sign_in_failed", target: targetAt(account) }),
    result: undefined,
  }));
}
