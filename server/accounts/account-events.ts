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

/** Somebody who acts on their own account. */
export const asOneself = ({ id, name, email }: Named): AuditActor => ({ id, name, email, role: null });

/**
 * One event into the platform's chain and the same into each organization with a live membership, which names no
 * other (INV-7).
 */
export function everywhere(orgs: readonly string[], event: AuditEvent): [OrgEvents, ...OrgEvents[]] {
  return [{ orgId: noOrganization, events: [event] }, ...orgs.map((orgId) => ({ orgId, events: [event] }))];
}
