import { myLockedAccount } from "@/server/access/account";
import { change } from "@/server/access/change";
import { accountTarget, inNoOtherOrganization } from "@/server/accounts/account-events";
import type { Caller } from "@/server/context";
import { refuseIf } from "@/server/errors";
import { whyNotDeleteOwn } from "@/server/policy/account";
import { endAccount } from "./end";
import { placesOf } from "./queries";

/**
 * "Mia deleted their account": its memberships, requests and sessions end everywhere, and the address is free for a
 * completely new account (GGW-13, X-8). Refuses signed_out, address_unconfirmed, sole_manager, last_platform_admin, step_up.
 */
export function deleteOwn(caller: Caller): Promise<null> {
  return change(caller, myLockedAccount, async (tx, self) => {
    const places = await placesOf(tx, self.id);

    refuseIf(whyNotDeleteOwn(self, places, self.admins));

    const ended = await endAccount(tx, "auth", self, places, null);

    return {
      events: [
        ...inNoOtherOrganization({ action: "account.deleted", target: accountTarget(self) }),
        ...ended,
      ],
      mail: [{ template: "own-account-deleted", props: { by: "oneself" }, to: self }],
      result: null,
    };
  });
}
