import type { AuditActor, AuditEvent } from "@/server/audit/event";
import { noOrganization, type OrgEvents } from "@/server/audit/record";

interface Named {
  id: string;
  name: string;
  email: string;
}

/** How an event names an account. */
export const accountTarget = ({ id, name, email }: Named) =>
  ({ kind: "account", id, label: name, email }) as const;

/** No account has this id. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** How an event names the account at an address that a stranger typed, or that there is none. */
export const targetAt = (account: Named | null) =>
  account ? accountTarget(account) : ({ kind: "account", id: nobody, label: "an unknown address" } as const);

/** Whoever acts without having proved who they are. */
export const stranger: AuditActor = { id: null, name: "Somebody", email: null, role: null };

/** Somebody who acts on their own account. */
export const asOneself = ({ id, name, email }: Named): AuditActor => ({ id, name, email, role: null });

/** One event into the platform's chain alone: no organization has to do with it. */
export const nowhereElse = (event: AuditEvent): [OrgEvents] => [{ orgId: noOrganization, events: [event] }];

/**
 * One event into the platform's chain and the same into each organization with a live membership, which names no
 * other (INV-7).
 */
export function everywhere(orgs: readonly string[], event: AuditEvent): [OrgEvents, ...OrgEvents[]] {
  return [...nowhereElse(event), ...orgs.map((orgId) => ({ orgId, events: [event] }))];
}
