import { change } from "@/server/access/change";
import { accountChange } from "@/server/access/platform";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { endSessions } from "./queries";

/**
 * "Pia signed Mia out everywhere": ends every session with its next request; the password still works.
 * Refuses signed_out, not_found, view_only, own_account.
 */
export function signOutAccount(caller: Caller, { id }: { id: string }): Promise<{ name: string }> {
  return change(caller, accountChange(id), async (tx, { actor, target, orgs }) => {
    if (actor.id === target.id) refuse("own_account");

    await endSessions(tx, target.id);

    return {
      events: inEveryOrganization(orgs, {
        action: "account.signed_out_everywhere",
        target: accountTarget(target),
      }),
      result: { name: target.name },
    };
  });
}
