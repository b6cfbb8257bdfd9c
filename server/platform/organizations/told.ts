import type { PropsOf } from "@/emails/templates";
import type { AuditEvent } from "@/server/audit/event";
import { noOrganization, type OrgEvents } from "@/server/audit/record";
import type { OrgLetters } from "@/server/mail/post";

type Place = { id: string; name: string };

/** One event in the organization's chain and the same in the platform's. */
export function inBoth(org: Place, event: AuditEvent): [OrgEvents, OrgEvents] {
  return [
    { orgId: org.id, events: [event] },
    { orgId: noOrganization, events: [event] },
  ];
}

/** An organization as the target of an event. */
export const asTarget = (org: Place) => ({ kind: "organization", id: org.id, label: org.name }) as const;

/** The same mail to each Manager who can get in, about what became of their organization. */
export function toManagers(
  managers: readonly { name: string; email: string; active: boolean; accountId: string }[],
  actorId: string,
  props: PropsOf<"organization-changed">,
): OrgLetters[] {
  const letters = managers
    .filter(({ active, accountId }) => active && accountId !== actorId)
    .map((to) => ({
      template: "organization-changed" as const,
      props,
      to: { name: to.name, email: to.email },
    }));
  return [{ orgId: noOrganization, letters }];
}
