import type { Caller } from "@/server/context";
import { authDoor } from "@/server/doors/auth";
import { refuse } from "@/server/errors";
import { forgive, spend } from "@/server/limits";
import { normalizeEmail } from "@/server/policy/email";
import { liveSession, noteProof } from "@/server/sessions/queries";
import { verifyPassword } from "./password-hash";
import { findForSignIn } from "./queries";

/**
 * Proves the password once more, for what asks for it (step-up): counts for five minutes in this session.
 * Refuses signed_out, wrong_current_password, too_many.
 */
export async function prove(caller: Caller, password: string): Promise<null> {
  const { session } = caller;
  const live = session ? await authDoor((tx) => liveSession(tx, session)) : null;
  if (!session || !live?.account_id) refuse("signed_out");
  const emailNorm = normalizeEmail(live.email);
  const account = await authDoor((tx) => findForSignIn(tx, emailNorm));
  await spend("step_up.account", live.account_id);
  if (!(await verifyPassword(password, account?.passwordHash ?? null))) refuse("wrong_current_password");
  await authDoor((tx) => noteProof(tx, session));
  await forgive("step_up.account", live.account_id);
  return null;
}
