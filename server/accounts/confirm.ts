import { randomBytes } from "node:crypto";
import { accounts, inAccountTransaction } from "@/server/access/account";
import { change, type DoneBy } from "@/server/access/change";
import { lockOrganization, setPersonRole } from "@/server/access/me";
import { spend } from "@/server/access/rate-limits";
import { liveSession, replaceSession } from "@/server/access/sessions/queries";
import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import { type Caller, hashOf } from "@/server/context";
import { Refusal, refuse } from "@/server/errors";
import { fileRequest } from "@/server/requests/own/file";
import type { Tx } from "@/server/transaction/transaction";
import { verifyPassword } from "./password-hash";
import { findForSignIn, findSignUpByToken, insertAccount, takeSignUp } from "./queries";

export type ConfirmationState = "open" | "used" | "expired" | "taken" | "unknown";

type FoundSignUp = NonNullable<Awaited<ReturnType<typeof findSignUpByToken>>>;

/** What a confirmation link opens in this browser. Reading changes nothing, because mail scanners open links too. */
export async function confirmation(caller: Caller, token: string) {
  return inAccountTransaction(async (tx) => {
    const signUp = await findSignUpByToken(tx, hashOf(token));
    const state = await stateOf(tx, signUp);
    return {
      state,
      email: signUp && state !== "unknown" ? signUp.email : undefined,
      needsPassword: !signUp || !(await isOwnSignUp(tx, caller, signUp.id)),
    };
  });
}

async function stateOf(tx: Tx, signUp: FoundSignUp | null): Promise<ConfirmationState> {
  if (!signUp) return "unknown";
  if (signUp.confirmedAt) return "used";
  if (await findForSignIn(tx, signUp.emailNorm)) return "taken";
  return signUp.expired ? "expired" : "open";
}

/** Whether this browser signed in with the sign-up's own password. */
async function isOwnSignUp(tx: Tx, caller: Caller, signUpId: string): Promise<boolean> {
  if (!caller.session) return false;
  return (await liveSession(tx, caller.session))?.sign_up_id === signUpId;
}

const refusalOf = {
  unknown: "link_unknown",
  used: "link_used",
  expired: "link_expired",
  taken: "address_has_account",
} as const;

/**
 * "Wim confirmed their address": creates the account and the request that came with the sign-up (CASE-12). The link
 * alone is not enough: it takes the sign-up's password, or the browser that signed in with it. Otherwise a person
 * who opens the link would confirm an account that a stranger created with their address.
 * @returns whether a request was created; if not, the person was already invited there (CASE-2), or the organization
 *   no longer accepts requests
 * Refuses link_unknown, link_used, link_expired, address_has_account, wrong_password, too_many.
 */
export async function confirmAddress(caller: Caller, input: { token: string; password?: string }) {
  const tokenHash = hashOf(input.token);
  const { signUp, state, own } = await inAccountTransaction(async (tx) => {
    const found = await findSignUpByToken(tx, tokenHash);
    return {
      signUp: found,
      state: await stateOf(tx, found),
      own: found ? await isOwnSignUp(tx, caller, found.id) : false,
    };
  });
  if (state !== "open" || !signUp) refuse(refusalOf[state === "open" ? "unknown" : state]);
  if (!own) {
    await spend(["confirm.link", signUp.id]);
    if (!(await verifyPassword(input.password ?? "", signUp.passwordHash))) refuse("wrong_password");
  }
  const sid = randomBytes(32).toString("base64url");
  const make = (ask: boolean) =>
    change(caller, accounts, (tx) => makeAccount(tx, caller, signUp, tokenHash, { ask, sid }));
  const made = await make(true).then(
    (asked) => ({ ...asked, invited: false }),
    async (error: unknown) => {
      // Already invited, or the organization no longer accepts requests: create the account without a request.
      const code = error instanceof Refusal ? error.code : null;
      if (code !== "organization_gone" && code !== "you_are_invited") throw error;
      return { ...(await make(false)), invited: code === "you_are_invited" };
    },
  );
  if (made.signedIn) caller.renew?.(sid);
  return made;
}

/** Locks the organization before the account is created, to keep the global lock order. */
async function makeAccount(
  tx: Tx,
  caller: Caller,
  signUp: FoundSignUp,
  tokenHash: Buffer,
  { ask, sid }: { ask: boolean; sid: string },
): Promise<DoneBy<{ email: string; signedIn: boolean; asked: boolean }>> {
  if (ask && !(await lockOrganization(tx, signUp.askedOrgId))) refuse("organization_gone");
  if (!(await takeSignUp(tx, signUp.id, tokenHash))) refuse("link_used");
  const { email, emailNorm, name, passwordHash } = signUp;
  const account = await insertAccount(tx, { email, emailNorm, name, passwordHash });
  if (!account) refuse("address_has_account");
  const signedIn = await replaceSession(tx, caller.session, signUp.id, account.id, {
    idHash: hashOf(sid),
    method: "password",
    ip: caller.ip,
    userAgent: caller.userAgent,
  });

  const target = { kind: "account", id: account.id, label: name, email } as const;
  const made: AuditEvent = { action: "account.signed_up", target };
  const events: [OrgEvents, ...OrgEvents[]] = [{ orgId: PLATFORM_ORG_ID, events: [made] }];
  const by = { id: account.id, name, email, role: null };
  const result = { email, signedIn, asked: ask };
  if (!ask) return { by, events, result };

  await setPersonRole(tx, account.id);
  const filed = await fileRequest(tx, { accountId: account.id, name, email }, signUp.askedOrgId, signUp.note);
  return {
    by,
    events: [...events, { orgId: signUp.askedOrgId, events: filed.events }],
    mail: [{ orgId: signUp.askedOrgId, messages: filed.mail ?? [] }],
    result,
  };
}
