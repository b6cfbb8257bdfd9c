import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditActor, AuditEvent } from "@/server/audit-log/event";

interface Named {
  id: string;
  name: string;
  email: string;
}

/** An account as the target of an event. */
export const accountTarget = ({ id, name, email }: Named) =>
  ({ kind: "account", id, label: name, email }) as const;

/** No account has this id. */
export const unknownActor = "00000000-0000-0000-0000-000000000000";

/** The target of an event about an address that anyone may have typed: its account, or none. */
export const targetAt = (account: Named | null) =>
  account
    ? accountTarget(account)
    : ({ kind: "account", id: unknownActor, label: "an unknown address" } as const);

/** The actor of events before authentication. */
export const unconfirmedActor: AuditActor = { id: null, name: "Somebody", email: null, role: null };

/** An event for the platform's audit log only; no organization is involved. */
export const inNoOtherOrganization = (event: AuditEvent): [OrgEvents] => [
  { orgId: PLATFORM_ORG_ID, events: [event] },
];

/**
 * The same event for the platform's audit log and for each organization with a live membership. No organization's
 * entry names another one (INV-7).
 */
export function inEveryOrganization(orgs: readonly string[], event: AuditEvent): [OrgEvents, ...OrgEvents[]] {
  return [...inNoOtherOrganization(event), ...orgs.map((orgId) => ({ orgId, events: [event] }))];
}
