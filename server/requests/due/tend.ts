import { randomUUID } from "node:crypto";
import type { AuditEvent } from "@/server/audit/event";
import { changeAsSystem } from "@/server/doors/behalf";
import { tendEach } from "@/server/jobs/tend-each";
import type { Letter } from "@/server/mail/post";
import { managersToTell } from "@/server/requests/queries";
import { dueOrganizations, expireDue, remindDue, tellOfDue } from "./queries";

/**
 * What time alone brings about for requests (CASE-6): the Managers are reminded after 2 and 7 days, in one mail for all
 * who wait, and a request that nobody answered is closed with its event and its mail. Nothing depends on it being
 * punctual: whether a request has expired is read from its date.
 * @returns how many organizations had something due
 */
export async function tendRequests(): Promise<number> {
  return tendEach(
    "requests",
    (tx, after) => dueOrganizations(tx, after, 100),
    async (orgId) => {
      await changeAsSystem(orgId, randomUUID(), async (tx) => {
        const expired = await expireDue(tx, orgId);
        const waiting = await remindDue(tx, orgId);
        const events = expired.map(
          (row): AuditEvent => ({
            action: "request.expired",
            target: { kind: "request", id: row.id, label: row.name, email: row.email },
          }),
        );
        const { org, count, days } = waiting;
        const told = expired.map(
          (row): Letter => ({ template: "request-expired", props: { organization: org.name }, to: row }),
        );
        const reminders =
          count === 0
            ? []
            : (await managersToTell(tx)).map(
                (to): Letter => ({
                  template: "requests-waiting",
                  props: { organization: org.name, slug: org.slug, count, days },
                  to,
                }),
              );
        const asking = await tellOfDue(tx, orgId);
        const news =
          asking.length === 0
            ? []
            : (await managersToTell(tx)).map(
                (to): Letter => ({
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
        return { events, mail: [...told, ...reminders, ...news], result: null };
      });
    },
  );
}
