import { beforeAll, describe, expect, it } from "vitest";
import { appRouter, createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
let ids: { org: string; request: string; member: string };

/** Another organization, unlisted, with a canary in every text that somebody could have written there. */
beforeAll(async () => {
  await acme.owner.begin(async (tx) => {
    const [org] = await tx`
      insert into organization (name, slug, listed, join_policy, state)
      values ('CANARY-B-organization-name', 'canary-b', false, 'approval', 'awaiting_manager') returning id`;
    const people = await tx`
      insert into account (name, email, email_norm)
      select 'CANARY-B-account-name ' || n, 'canary-b-' || n || '@b.example', 'canary-b-' || n || '@b.example'
        from generate_series(1, 3) n returning id`;
    const [member] = await tx`
      insert into membership (org_id, account_id, role, approved_at, display_name, source, end_reason)
      values (${org?.id}, ${people[0]?.id}, 'manager', now(), 'CANARY-B-membership-display_name', 'founder', 'CANARY-B-membership-end_reason')
      returning id`;
    await tx`
      insert into membership (org_id, account_id, role, approved_at, source)
      values (${org?.id}, ${people[1]?.id}, 'member', now(), 'request')`;
    await tx`
      insert into access_grant (org_id, membership_id, permission, reason)
      values (${org?.id}, ${member?.id}, 'infra.view', 'CANARY-B-access_grant-reason')`;
    const [asked] = await tx`
      insert into join_request (org_id, account_id, note, reason, decided_by_name, expires_at)
      values (${org?.id}, ${people[2]?.id}, 'CANARY-B-join_request-note', 'CANARY-B-join_request-reason',
              'CANARY-B-join_request-decided_by_name', now() + interval '9 days') returning id`;
    await tx`
      insert into audit_event (org_id, seq, at, body, prev, hash, key_id)
      values (${org?.id}, 1, now(), '{"action":"CANARY-B-audit_event-body"}', '\\x00', '\\x00', 'k')`;
    await tx`
      insert into outbox (org_id, template, to_email, props)
      values (${org?.id}, 'request-received', 'canary-b-1@b.example', '{"note":"CANARY-B-outbox-props"}')`;
    await tx`update organization set state = 'active' where id = ${org?.id}`;
    ids = { org: org?.id, request: asked?.id, member: member?.id };
  });
});

/** Inputs that reach for the other organization: its address, its ids, its people's names. */
function reaches(procedure: string): unknown[] {
  const organization = ids.org;
  const common = [undefined, {}, { org: "acme" }, { org: "canary-b" }, { search: "CANARY" }, { search: "" }];
  const more: Record<string, unknown[]> = {
    "members.list": [
      { org: "acme", search: "CANARY" },
      { org: "acme", sort: "joined", descending: true },
      { org: "canary-b", search: "CANARY" },
    ],
    "requests.list": [
      { org: "acme", show: "all" },
      { org: "canary-b", show: "all" },
    ],
    "requests.approve": [
      { org: "acme", id: ids.request },
      { org: "canary-b", id: ids.request },
    ],
    "requests.reject": [
      { org: "acme", id: ids.request },
      { org: "canary-b", id: ids.request },
    ],
    "requests.file": [{ organization }],
    "requests.withdraw": [{ organization, id: ids.request }],
    "accounts.signUp": [
      { email: "probe@new.example", name: "Probe Person", password: "quiet-harbour-29-violin", organization },
    ],
  };
  return [...common, ...(more[procedure] ?? [])];
}

describe("Canary", () => {
  it.each(["olive", "marco", "mia", "wim", "xena", "nobody"] as const)(
    "INV-6: nothing of another organization reaches %s, by any procedure, in answers or refusals",
    async (who) => {
      const session = who === "nobody" ? null : await acme.sessionOf((await emailOf(who)) ?? "");
      const caller = createCaller(request({ session })) as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<unknown>>
      >;
      let calls = 0;
      for (const procedure of Object.keys(appRouter._def.procedures)) {
        const [noun = "", verb = ""] = procedure.split(".");
        for (const input of reaches(procedure)) {
          await acme.owner`delete from rate_limit`;
          const answer = await caller[noun]?.[verb]?.(input).then(
            (value) => JSON.stringify(value) ?? "",
            (error) => `${error.message} ${JSON.stringify(error.cause ?? null)}`,
          );
          // What the caller itself sent may come back; nothing else with that mark may.
          expect({ procedure, answer: answer?.includes("CANARY-B") }).toEqual({ procedure, answer: false });
          calls++;
        }
      }
      expect(calls).toBeGreaterThan(100);
    },
  );

  it("and nothing there was changed, nor did any mail carry it elsewhere", async () => {
    const [found] = await acme.owner`
      select (select status from join_request where id = ${ids.request}) as request,
             (select count(*)::int from membership where org_id = ${ids.org}) as members,
             (select count(*)::int from outbox where org_id <> ${ids.org} and props::text like '%CANARY-B%') as mails,
             (select count(*)::int from audit_event where org_id = ${ids.org}) as events`;
    expect(found).toEqual({ request: "pending", members: 2, mails: 0, events: 1 });
  });

  async function emailOf(who: "olive" | "marco" | "mia" | "wim" | "xena"): Promise<string | undefined> {
    const [row] = await acme.owner`select email_norm from account where email_norm like ${`${who}@%`}`;
    return row?.email_norm;
  }
});
