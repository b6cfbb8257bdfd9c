import { accountTarget, asOneself, everywhere } from "@/server/accounts/account-events";
import type { Caller } from "@/server/context";
import { lockSelf } from "@/server/doors/account-lock";
import { changeAccount } from "@/server/doors/auth";
import { refuse } from "@/server/errors";
import { setName } from "./queries";

/**
 * "Mia changed their name": shown in every organization that gave them no name of its own.
 * Refuses signed_out, address_unconfirmed, nothing_changed.
 */
export function rename(caller: Caller, { name }: { name: string }): Promise<{ name: string }> {
  return changeAccount(caller, async (tx) => {
    const self = await lockSelf(tx, caller.session);
    if (self.name === name) refuse("nothing_changed");

    await setName(tx, self.id, name);

    return {
      by: asOneself(self),
      events: everywhere(self.orgs, {
        action: "account.renamed",
        target: accountTarget(self),
        before: { name: self.name },
        after: { name },
      }),
      result: { name },
    };
  });
}
