import { myAccount, myLockedAccount } from "@/server/access/account";
import { change } from "@/server/access/change";
import { forgive, spend } from "@/server/access/rate-limits";
import { read } from "@/server/access/read";
import { newIdFor } from "@/server/access/sessions/renew";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import { endOtherSessions, keepSession } from "@/server/accounts/own/queries";
import { hashPassword, verifyPassword } from "@/server/accounts/password-hash";
import { findForSignIn } from "@/server/accounts/queries";
import type { Caller } from "@/server/context";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import { personalWords } from "@/server/policy/password";
import { endLinks } from "../links/queries";
import { setPassword } from "./queries";
import { refuseWeakPassword } from "./rule";

/**
 * "Mia changed their password": checks the current one, ends every other session, and ends all links emailed to
 * reset the password or change the address (ASVS 6.2.2, 7.4.3; takeover 3).
 * @returns how many other sessions ended
 * Refuses signed_out, address_unconfirmed, too_many, wrong_current_password (at `current`), password_….
 */
export async function changePassword(
  caller: Caller,
  input: { current: string; password: string },
): Promise<{ ended: number }> {
  const known = await read(caller, myAccount, (tx, self) => findForSignIn(tx, normalizeEmail(self.email)));
  if (!known) refuse("signed_out");
  await spend(["step_up.account", known.id]);
  if (!(await verifyPassword(input.current, known.passwordHash))) refuse("current_password");
  await forgive("step_up.account", known.id);
  const words = personalWords({ ...known, product: env().PRODUCT_NAME });
  await refuseWeakPassword(input.password, words);
  if (await verifyPassword(input.password, known.passwordHash)) refuse("password_same");

  const passwordHash = await hashPassword(input.password);
  const next = caller.session && newIdFor(caller, caller.session);
  const changed = await change(caller, myLockedAccount, async (tx, self) => {
    // The password was reset by link in the meantime, so the one we checked is no longer current.
    if (self.credVersion !== known.credVersion) refuse("signed_out");

    const ended = await endOtherSessions(tx, self.id, self.session);
    await setPassword(tx, self.id, passwordHash);
    await keepSession(tx, self.id, self.session, next?.idHash ?? self.session);
    await endLinks(tx, self.id);

    return {
      events: inEveryOrganization(self.orgs, {
        action: "account.password_changed",
        target: accountTarget(self),
      }),
      mail: [{ template: "password-changed", props: { how: "changed" }, to: self }],
      result: { ended },
    };
  });
  next?.give();
  return changed;
}
