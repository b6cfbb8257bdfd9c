import type { Done } from "@/server/access/change";
import type { Person } from "@/server/access/me";
import type { AuditEvent } from "@/server/audit-log/event";
import { refuse, refuseIf } from "@/server/errors";
import { insertMember } from "@/server/members/queries";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { whyNotAsk } from "@/server/policy/request";
import { managersToNotify } from "@/server/requests/queries";
import type { Tx } from "@/server/transaction/transaction";
import { askingFacts, closeExpired, insertRequest, wasNotifiedRecently } from "./queries";

const day = 24 * 60 * 60 * 1000;

/**
 * Files a person's request to join (KIO-20), or lets them in at once where the join policy is open. The
 * organization is locked. One way for asking from the waiting page and for confirming an address (CASE-12).
 * Refuses organization_gone, you_are_member, already_asked, ask_again_later, too_many_requests.
 */
export async function fileRequest(
  tx: Tx,
  person: Pick<Person, "accountId" | "name" | "email">,
  orgId: string,
  note: string | null,
): Promise<Done<{ joined: boolean }>> {
  const now = new Date();
  const facts = await askingFacts(tx, orgId, person.accountId);
  const { org } = facts;

  refuseIf(whyNotAsk({ ...facts, now }));
  if (!org) refuse("organization_gone");

  const target = (kind: "request" | "membership", id: string) =>
    ({ kind, id, label: person.name, email: person.email }) as const;
  if (org.joinPolicy === "open") {
    const member = await insertMember(tx, orgId, {
      accountId: person.accountId,
      approvedBy: null,
      source: "open_policy",
    });
    if (!member) refuse("you_are_member");
    const started: AuditEvent = { action: "membership.started", target: target("membership", member.id) };
    return { events: [started], seenAt: org.slug, result: { joined: true } };
  }

  const expired = await closeExpired(tx, orgId, person.accountId);
  // Forty requests in a morning are a few emails to a Manager: after the first, later ones are collected into one
  // email.
  const tellNow = !(await wasNotifiedRecently(tx));
  const request = await insertRequest(tx, {
    orgId,
    accountId: person.accountId,
    note,
    expiresAt: new Date(now.getTime() + org.requestExpiryDays * day),
    notifiedAt: tellNow ? now : null,
  });
  if (!request) refuse("already_asked");

  const filed: AuditEvent = { action: "request.filed", target: target("request", request.id) };
  const closed: AuditEvent[] = expired
    ? [{ action: "request.expired", target: target("request", expired) }]
    : [];
  const managers = tellNow ? await managersToNotify(tx) : [];
  return {
    events: [filed, ...closed],
    mail: managers.map(
      (manager): OutboxMessage => ({
        template: "request-received",
        props: {
          organization: org.name,
          slug: org.slug,
          requesterName: person.name,
          requesterEmail: person.email,
          note,
        },
        to: manager,
        about: { kind: "request", id: request.id },
      }),
    ),
    result: { joined: false },
  };
}
