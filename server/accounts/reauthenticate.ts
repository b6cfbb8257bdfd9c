import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { refuseOther } from "@/server/access/may-begin";
import { forgive, spend } from "@/server/access/rate-limits";
import { liveSession, markReauthenticated } from "@/server/access/sessions/queries";
import { newIdFor } from "@/server/access/sessions/renew";
import { selfActor } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import type { Tx } from "@/server/transaction/transaction";
import { accountTarget, inNoOtherOrganization } from "./account-events";
import { verifyPassword } from "./password-hash";
import { findForSignIn } from "./queries";

/**
 * Step-up authentication: checks the password again. Valid for five minutes in this session, which gets a new id.
 * Refuses signed_out, other_account, wrong_current_password, too_many.
 */
export async function reauthenticate(caller: Caller, password: string): Promise<null> {
  const { session } = caller;
  const live = session ? await inAccountTransaction((tx) => liveSession(tx, session)) : null;
  if (!session || !live?.account_id) refuse("signed_out");
  refuseOther(caller, { ...live, id: live.account_id });
  const emailNorm = normalizeEmail(live.email);
  const account = await inAccountTransaction((tx) => findForSignIn(tx, emailNorm));
  await spend(["step_up.account", live.account_id]);
  const person = { id: live.account_id, name: live.name, email: live.email };
  if (!(await verifyPassword(password, account?.passwordHash ?? null))) {
    await note(caller, person, "account.proof_failed");
    refuse("wrong_current_password");
  }
  const next = newIdFor(caller, session);
  await note(caller, person, "account.proved", async (tx) => {
    if (!(await markReauthenticated(tx, session, next.idHash))) refuse("signed_out");
  });
  next.give();
  await forgive("step_up.account", live.account_id);
  return null;
}

/** Records the result. A failure is recorded in its own transaction, so that the refusal doesn't roll it back (ASVS 16.3.1). */
function note(
  caller: Caller,
  person: { id: string; name: string; email: string },
  action: "account.proved" | "account.proof_failed",
  work: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<void> {
  return change(caller, accounts, async (tx) => {
    await work(tx);
    return {
      by: selfActor(person),
      events: inNoOtherOrganization({ action, target: accountTarget(person) }),
      result: undefined,
    };
  });
}
