import { change } from "@/server/access/change";
import { accountChange } from "@/server/access/platform";
import { accountTarget } from "@/server/accounts/account-events";
import { endAccount } from "@/server/accounts/own/end";
import { placesOf } from "@/server/accounts/own/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { refuseIf } from "@/server/errors";
import { type Succession, whyNotEndAccount } from "@/server/policy/account";
import { succeed } from "./succession";

/**
 * "Pia deleted the account of Mia": like deleting one's own account, with a successor or a suspension for each
 * organization that would lose its last active Manager (INV-1, X-8, GGW-13).
 * Refuses signed_out, not_found, own_account, last_platform_admin, successor_needed, successor_gone, step_up.
 */
export function deleteAccount(
  caller: Caller,
  input: { id: string; reason?: string; successions: readonly Succession[] },
): Promise<{ name: string }> {
  return change(caller, accountChange(input.id), async (tx, { actor, target, admins }) => {
    const places = await placesOf(tx, target.id);

    refuseIf(whyNotEndAccount(actor, target, places, input.successions, admins));

    const handed = await succeed(tx, target, places, input.successions, actor.name);
    const ended = await endAccount(tx, "platform", target, places, actor.name);

    const { reason } = input;
    const deleted = {
      action: "account.deleted" as const,
      target: accountTarget(target),
      ...(reason ? { reason } : {}),
    };
    return {
      events: [{ orgId: PLATFORM_ORG_ID, events: [deleted] }, ...ended, ...handed.events],
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [{ template: "own-account-deleted", props: { by: "platform" }, to: target }],
        },
        ...handed.mail,
      ],
      result: { name: target.name },
    };
  });
}
