import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditActor, AuditEvent } from "@/server/audit-log/event";

interface Named {
  id: string;
  name: string;
  email: string;
}

/** How an event names an account. */
export const accountTarget = ({ id, name, email }: Named) =>
  ({ kind: "account", id, label: name, email }) as const;

/** No account has this id. */
export const unknownActor = "00000000-0000-0000-0000-000000000000";

/** How an event names the account at an address that a stranger typed, or that there is none. */
export const targetAt = (account: Named | null) =>
  account
    ? accountTarget(account)
    : ({ kind: "account", id: unknownActor, label: "an unknown address" } as const);

/** Whoever acts without having proved who they are. */
export const unconfirmedActor: AuditActor = { id: null, name: "Somebody", email: null, role: null };

/** One event into the platform's chain alone: no organization has to do with it. */
export const inNoOtherOrganization = (event: AuditEvent): [OrgEvents] => [
  { orgId: PLATFORM_ORG_ID, events: [event] },
];

/**
 * One event into the platform's chain and the same into each organization with a live membership, which names no
 * other (INV-7).
 */
export function inEveryOrganization(orgs: readonly string[], event: AuditEvent): [OrgEvents, ...OrgEvents[]] {
  return [...inNoOtherOrganization(event), ...orgs.map((orgId) => ({ orgId, events: [event] }))];
}
