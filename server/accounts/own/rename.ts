import { myLockedAccount } from "@/server/access/account";
import { change } from "@/server/access/change";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { setName } from "./queries";

/**
 * "Mia changed their name": shown in every organization that doesn't use a different name for them.
 * Refuses signed_out, address_unconfirmed, nothing_changed.
 */
export function rename(caller: Caller, { name }: { name: string }): Promise<{ name: string }> {
  return change(caller, myLockedAccount, async (tx, self) => {
    if (self.name === name) refuse("nothing_changed");

    await setName(tx, self.id, name);

    return {
      events: inEveryOrganization(self.orgs, {
        action: "account.renamed",
        target: accountTarget(self),
        before: { name: self.name },
        after: { name },
      }),
      result: { name },
    };
  });
}
