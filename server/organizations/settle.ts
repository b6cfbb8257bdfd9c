import type { AuditEvent } from "@/server/audit-log/event";
import type { Tx } from "@/server/transaction/transaction";
import { followManagers } from "./queries";

type Membership = AuditEvent["target"] & { kind: "membership" };

/** "Pia gave the settings back to Marco": every organization needs a Manager who can change its settings. */
export const settingsGivenBack = (target: Membership): AuditEvent => ({
  action: "membership.settings_changed",
  target,
  before: { carriesSettings: false },
  after: { carriesSettings: true },
});

/**
 * Updates the state of this transaction's organization after a change that may have made a Manager active again: an
 * organization waiting for a Manager becomes active (INV-1). If the settings were withheld from every Manager, the
 * longest-standing one gets them back.
 * @returns the resulting events; none if it wasn't waiting for a Manager
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
