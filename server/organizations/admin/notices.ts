import type { PropsOf } from "@/emails/templates";
import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import type { OrgMessages } from "@/server/outbox/enqueue";

type Place = { id: string; name: string };

/** The same event for the audit logs of the organization and the platform. */
export function inBoth(org: Place, event: AuditEvent): [OrgEvents, OrgEvents] {
  return [
    { orgId: org.id, events: [event] },
    { orgId: PLATFORM_ORG_ID, events: [event] },
  ];
}

/** An organization as the target of an event. */
export const asTarget = (org: Place) => ({ kind: "organization", id: org.id, label: org.name }) as const;

/** How many emails one INSERT statement queues. */
const atOnce = 1000;

/** Emails everyone with an open request that it was closed because the organization was deleted. */
export function toWaiting(waiting: readonly { name: string; email: string }[], org: Place): OrgMessages[] {
  const props = { organization: org.name };
  return inParts(waiting.map((to) => ({ template: "request-void", props, to })));
}

/** The same email to each active Manager about a change to their organization. */
export function toManagers(
  managers: readonly { name: string; email: string; active: boolean; accountId: string }[],
  actorId: string,
  props: PropsOf<"organization-changed">,
): OrgMessages[] {
  const notified = managers
    .filter(({ active, accountId }) => active && accountId !== actorId)
    .map((to) => ({
      template: "organization-changed" as const,
      props,
      to: { name: to.name, email: to.email },
    }));
  return inParts(notified);
}

function inParts(messages: OrgMessages["messages"]): OrgMessages[] {
  return Array.from({ length: Math.ceil(messages.length / atOnce) }, (_, part) => ({
    orgId: PLATFORM_ORG_ID,
    messages: messages.slice(part * atOnce, (part + 1) * atOnce),
  }));
}
