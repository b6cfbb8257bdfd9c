import type { AccountMembership } from "@/server/accounts/own/queries";
import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import { refuse } from "@/server/errors";
import { settingsGivenBack } from "@/server/organizations/settle";
import type { OrgMessages } from "@/server/outbox/enqueue";
import { needsSuccessor, type Succession } from "@/server/policy/account";
import { setMembershipRole } from "@/server/setup/queries";
import type { Tx } from "@/server/transaction/transaction";
import { findSuccessor, suspend } from "./queries";

/**
 * For each organization about to lose its last active Manager (INV-1), or the last one who can change its settings
 * makes the chosen successor Manager with access to the settings, or suspends it. Decisions about other
 * organizations are ignored. Refuses successor_gone.
 */
export async function succeed(
  tx: Tx,
  goes: { id: string },
  places: readonly AccountMembership[],
  successions: readonly Succession[],
  by: string,
): Promise<{ events: OrgEvents[]; mail: OrgMessages[] }> {
  const events: OrgEvents[] = [];
  const mail: OrgMessages[] = [];
  for (const { orgId, name, slug } of places.filter(needsSuccessor)) {
    const decided = successions.find((succession) => succession.orgId === orgId);
    if (!decided) throw new Error("An organization would be left without a Manager.");
    if ("suspend" in decided) {
      await suspend(tx, orgId);
      const suspended: AuditEvent = {
        action: "organization.suspended",
        target: { kind: "organization", id: orgId, label: name },
      };
      events.push({ orgId, events: [suspended] }, { orgId: PLATFORM_ORG_ID, events: [suspended] });
      continue;
    }
    const next = await findSuccessor(tx, orgId, decided.successor, goes.id);
    if (!next || !(await setMembershipRole(tx, orgId, next.id, "manager")))
      refuse("successor_gone", { org: name });
    const target = { kind: "membership", id: next.id, label: next.name, email: next.email } as const;
    if (next.role === "manager") {
      if (next.settingsWithheld) events.push({ orgId, events: [settingsGivenBack(target)] });
      continue;
    }
    const made: AuditEvent = {
      action: "membership.role_changed",
      target,
      before: { role: "Member" },
      after: { role: "Manager" },
    };
    events.push({ orgId, events: [made] });
    const props = { organization: name, slug, role: "Manager" as const, by };
    mail.push({ orgId, messages: [{ template: "role-changed", props, to: next }] });
  }
  return { events, mail };
}
