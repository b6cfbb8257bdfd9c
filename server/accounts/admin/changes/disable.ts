import { change } from "@/server/access/change";
import { accountChange } from "@/server/access/platform";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import { placesOf } from "@/server/accounts/own/queries";
import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { settleManagers } from "@/server/organizations/settle";
import { type Succession, whyNotEndAccount } from "@/server/policy/account";
import { setOrganization } from "@/server/transaction/transaction";
import { setDisabled } from "./queries";
import { succeed } from "./succession";

/**
 * "Pia disabled the account of Mia": every membership loses access with the next request, rows are kept, sessions and
 * links end permanently (CASE-10, X-3). Each organization that would lose its last active Manager gets a successor or
 * is suspended in the same transaction (INV-1).
 * Refuses signed_out, not_found, own_account, account_unchanged, last_platform_admin, successor_needed,
 * successor_gone, step_up.
 */
export function disableAccount(
  caller: Caller,
  input: { id: string; reason?: string; successions: readonly Succession[] },
): Promise<{ name: string }> {
  return change(caller, accountChange(input.id), async (tx, { actor, target, orgs, admins }) => {
    const places = await placesOf(tx, target.id);

    if (target.disabled) refuse("account_unchanged", { name: target.name, state: "disabled" });
    refuseIf(whyNotEndAccount(actor, target, places, input.successions, admins));

    const handed = await succeed(tx, target, places, input.successions, actor.name);
    await setDisabled(tx, target.id, true);

    const { reason } = input;
    const [first, ...others] = inEveryOrganization(orgs, {
      action: "account.disabled",
      target: accountTarget(target),
      ...(reason ? { reason } : {}),
    });
    return {
      events: [first, ...others, ...handed.events],
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [{ template: "account-disabled", props: { disabled: true }, to: target }],
        },
        ...handed.mail,
      ],
      result: { name: target.name },
    };
  });
}

/**
 * "Pia enabled the account of Mia": the memberships work again as before; no session is created. An organization
 * without a Manager is active again if this one returns (INV-1).
 * Refuses signed_out, not_found, own_account, account_unchanged.
 */
export function enableAccount(caller: Caller, input: { id: string }): Promise<{ name: string }> {
  return change(caller, accountChange(input.id), async (tx, { target, orgs }) => {
    if (!target.disabled) refuse("account_unchanged", { name: target.name, state: "enabled" });

    await setDisabled(tx, target.id, false);
    const settled: OrgEvents[] = [];
    for (const place of await placesOf(tx, target.id)) {
      if (place.role !== "manager" || place.state !== "awaiting_manager") continue;
      await setOrganization(tx, place.orgId);
      const events = await settleManagers(tx, { id: place.orgId, name: place.name });
      settled.push({ orgId: place.orgId, events });
    }

    const [first, ...others] = inEveryOrganization(orgs, {
      action: "account.enabled",
      target: accountTarget(target),
    });
    return {
      events: [first, ...others, ...settled],
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [{ template: "account-disabled", props: { disabled: false }, to: target }],
        },
      ],
      result: { name: target.name },
    };
  });
}
