import type { AuditEvent } from "@/server/audit-log/event";
import type { Tx } from "@/server/transaction/transaction";
import { followManagers } from "./queries";

type Membership = AuditEvent["target"] & { kind: "membership" };

/** "Pia gave the settings back to Marco": no organization is without a Manager who keeps them. */
export const settingsGivenBack = (target: Membership): AuditEvent => ({
  action: "membership.settings_changed",
  target,
  before: { carriesSettings: false },
  after: { carriesSettings: true },
});

/**
 * Lets the state of the organization of this transaction follow from the facts, after a change by which one of its
 * Managers may count again: if it awaited its Manager, it is active from now on (INV-1). Where the settings were
 * withheld from every Manager, the longest-standing gets them back.
 * @returns what came of it; nothing where it did not await one
 */
export async function settleManagers(
  tx: Tx,
  org: { id: string; name: string },
): Promise<readonly AuditEvent[]> {
  const settled = await followManagers(tx);
  if (!settled) return [];
  const gotManager: AuditEvent = {
    action: "organization.got_manager",
    target: { kind: "organization", id: org.id, label: org.name },
    before: { state: "awaiting_manager" },
    after: { state: "active" },
  };
  if (!settled.keeper) return [gotManager];
  const { keeper: id, keeper_name: label, keeper_email: email } = settled;
  return [gotManager, settingsGivenBack({ kind: "membership", id, label, email })];
}
