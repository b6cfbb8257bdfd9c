import { randomUUID } from "node:crypto";
import { change } from "@/server/access/change";
import { runForEach } from "@/server/access/run-for-each";
import { asSystem, byWorker } from "@/server/access/worker";
import type { AuditEvent } from "@/server/audit-log/event";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { managersToNotify } from "@/server/requests/queries";
import { dueOrganizations, expireDue, notifyOfDue, remindDue } from "./queries";

/**
 * What time alone brings about for requests (CASE-6): the Managers are reminded after 2 and 7 days, in one mail for all
 * who wait, and a request that nobody answered is closed with its event and its mail. Nothing depends on it being
 * punctual: whether a request has expired is read from its date.
 * @returns how many organizations had something due
 */
export async function runRequestTasks(): Promise<number> {
  return runForEach(
    "requests",
    (tx, after) => dueOrganizations(tx, after, 100),
    async (orgId) => {
      await change(byWorker(randomUUID()), asSystem(orgId), async (tx) => {
        const expired = await expireDue(tx, orgId);
        const waiting = await remindDue(tx, orgId);
        const events = expired.map(
          (row): AuditEvent => ({
            action: "request.expired",
            target: { kind: "request", id: row.id, label: row.name, email: row.email },
          }),
        );
        const { org, count, days } = waiting;
        const expiries = expired.map(
          (row): OutboxMessage => ({
            template: "request-expired",
            props: { organization: org.name },
            to: row,
          }),
        );
        const reminders =
          count === 0
            ? []
            : (await managersToNotify(tx)).map(
                (to): OutboxMessage => ({
                  template: "requests-waiting",
                  props: { organization: org.name, slug: org.slug, count, days },
                  to,
                }),
              );
        const asking = await notifyOfDue(tx, orgId);
        const news =
          asking.length === 0
            ? []
            : (await managersToNotify(tx)).map(
                (to): OutboxMessage => ({
                  template: "requests-new",
                  props: {
                    organization: org.name,
                    slug: org.slug,
                    names: asking.slice(0, 3),
                    count: asking.length,
                  },
                  to,
                }),
              );
        return { events, mail: [...expiries, ...reminders, ...news], result: null };
      });
    },
  );
}
