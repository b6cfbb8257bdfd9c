import { accountTarget, asOneself } from "@/server/accounts/account-events";
import { noOrganization } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { lockSelf } from "@/server/doors/account-lock";
import { changeAccount } from "@/server/doors/auth";
import { refuseIf } from "@/server/errors";
import { whyNotDeleteOwn } from "@/server/policy/account";
import { endAccount } from "./end";
import { placesOf } from "./queries";

/**
 * "Mia deleted their account": everything of it ends at once, everywhere; the address is free for a completely new
 * account (GGW-13, X-8). Refuses signed_out, address_unconfirmed, sole_manager, last_platform_admin, step_up.
 */
export function deleteOwn(caller: Caller): Promise<null> {
  return changeAccount(caller, async (tx) => {
    const self = await lockSelf(tx, caller.session);
    const places = await placesOf(tx, self.id);

    refuseIf(whyNotDeleteOwn(self, places, self.admins));

    const ended = await endAccount(tx, "auth", self, places);

    const target = accountTarget(self);
    return {
      by: asOneself(self),
      events: [{ orgId: noOrganization, events: [{ action: "account.deleted", target }] }, ...ended],
      mail: [
        {
          orgId: noOrganization,
          letters: [{ template: "own-account-deleted", props: { by: "oneself" }, to: self }],
        },
      ],
      result: null,
    };
  });
}
