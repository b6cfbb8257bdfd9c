import { change } from "@/server/access/change";
import { organizationChange } from "@/server/access/platform";
import type { EventAction } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { settleManagers } from "@/server/organizations/settle";
import { isSameName, whyNotDeed } from "@/server/policy/organization-state";
import { asTarget, inBoth, toManagers, toWaiting } from "./notices";
import { deleteOrganizationRows, listManagers, listWaitingFor, updateOrganization } from "./queries";

const changes = {
  suspend: { action: "organization.suspended", to: "suspended", word: "suspended" },
  archive: { action: "organization.archived", to: "archived", word: "archived" },
  // Active or waiting for a Manager: decided by whether it has an active one.
  resume: { action: "organization.resumed", to: "awaiting_manager", word: "resumed" },
  restore: { action: "organization.restored", to: "awaiting_manager", word: "restored" },
} as const satisfies Record<string, { action: EventAction; to: string; word: string }>;

/**
 * "Pia suspended Acme", resumed, archived or restored it. No one can work in a suspended organization, but its data is
 * kept; an archived one is hidden until it is restored. When resumed or restored without an active Manager, it waits
 * for one (INV-1). Its Managers are notified.
 * Refuses signed_out, not_found, view_only, organization_state.
 */
export function changeState(
  caller: Caller,
  step: keyof typeof changes,
  { id, reason }: { id: string; reason?: string },
): Promise<{ state: string }> {
  return change(caller, organizationChange({ org: id }), async (tx, { actor, org }) => {
    const managers = await listManagers(tx, org.id);

    refuseIf(whyNotDeed(org, step));

    const { action, to, word } = changes[step];
    await updateOrganization(tx, org.id, { state: to });
    const settled = to === "awaiting_manager" ? await settleManagers(tx, org) : [];
    const state = settled.length > 0 ? "active" : to;

    const [here, platform] = inBoth(org, {
      action,
      target: asTarget(org),
      before: { state: org.state },
      after: { state },
      reason: reason || undefined,
    });
    // Its state with or without a Manager is part of this event; a Manager getting the settings back is a separate one.
    const more = settled.filter(({ target }) => target.kind === "membership");
    return {
      events: [{ ...here, events: [...here.events, ...more] }, platform],
      mail: toManagers(managers, actor.id, {
        organization: org.name,
        what: word,
        by: actor.name,
        reason: reason || null,
      }),
      result: { state },
    };
  });
}

/**
 * "Pia deleted Acme": permanently deletes an archived organization with everything in it except its events, which
 * platform admins can still read. Its Managers and everyone with an open request are notified.
 * @param confirmation the organization's name as typed
 * Refuses signed_out, not_found, view_only, organization_not_archived, step_up, name_mismatch.
 */
export function deleteOrganization(
  caller: Caller,
  { id, confirmation }: { id: string; confirmation: string },
): Promise<{ name: string }> {
  return change(caller, organizationChange({ org: id }, "10min"), async (tx, { actor, org }) => {
    const managers = await listManagers(tx, org.id);
    const waiting = await listWaitingFor(tx, org.id);

    refuseIf(whyNotDeed(org, "delete"));
    if (!isSameName(confirmation, org.name)) refuse("name_mismatch");
    if (!actor.recentlyAuthenticated) refuse("step_up");

    if (!(await deleteOrganizationRows(tx, org.id))) refuse("organization_not_archived", { org: org.name });

    return {
      events: inBoth(org, {
        action: "organization.deleted",
        target: asTarget(org),
        before: { slug: org.slug, state: org.state },
      }),
      mail: [
        ...toWaiting(waiting, org),
        ...toManagers(managers, actor.id, {
          organization: org.name,
          what: "deleted",
          by: actor.name,
          reason: null,
        }),
      ],
      result: { name: org.name },
    };
  });
}

/** "Pia renamed Acme." Its Managers are notified. Refuses nothing_changed, and what any change by a platform admin refuses. */
export function renameOrganization(
  caller: Caller,
  { id, name }: { id: string; name: string },
): Promise<{ name: string }> {
  return change(caller, organizationChange({ org: id }), async (tx, { actor, org }) => {
    const managers = await listManagers(tx, org.id);

    if (name === org.name) refuse("nothing_changed");

    await updateOrganization(tx, org.id, { name });

    return {
      events: inBoth(org, {
        action: "organization.renamed",
        target: asTarget({ id: org.id, name }),
        before: { name: org.name },
        after: { name },
      }),
      mail: toManagers(managers, actor.id, {
        organization: name,
        what: "renamed",
        by: actor.name,
        reason: null,
      }),
      result: { name },
    };
  });
}
