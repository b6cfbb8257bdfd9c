import { beforeAll, describe, expect, it } from "vitest";
import { $ZodError } from "zod/v4/core";
import { appRouter, createCaller } from "@/server/router";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";
import { matrixInputs } from "./matrix-inputs";

const acme = useCast();
const inputs = matrixInputs(acme);
let ids: Record<
  "org" | "request" | "member" | "account" | "invitation" | "set" | "team" | "promotion",
  string
>;

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
    const [second] = await tx`
      insert into membership (org_id, account_id, role, approved_at, source)
      values (${org?.id}, ${people[1]?.id}, 'member', now(), 'request') returning id`;
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
    const [invited] = await tx`
      insert into invitation (org_id, email, email_norm, name, role, note, invited_by, invited_by_name, expires_at)
      values (${org?.id}, 'canary-b-9@b.example', 'canary-b-9@b.example', 'CANARY-B-invitation-name', 'member',
              'CANARY-B-invitation-note', ${people[0]?.id}, 'CANARY-B-invitation-by', now() + interval '7 days')
      returning id`;
    const [set] = await tx`
      insert into permission_set (org_id, name, name_key, description, keys)
      values (${org?.id}, 'CANARY-B-set-name', 'canary', 'CANARY-B-set-description', '{infra.view}') returning id`;
    const [team] = await tx`
      insert into team (org_id, name, name_key, description)
      values (${org?.id}, 'CANARY-B-team-name', 'canary', 'CANARY-B-team-description') returning id`;
    const [promotion] = await tx`
      insert into promotion (org_id, membership_id, reason, proposed_by, proposed_by_name)
      values (${org?.id}, ${second?.id}, 'CANARY-B-promotion-reason', ${people[0]?.id}, 'CANARY-B-promotion-by')
      returning id`;
    await tx`update organization set state = 'active' where id = ${org?.id}`;
    const found = { request: asked, member, invitation: invited, set, team, promotion };
    const named = Object.fromEntries(Object.entries(found).map(([what, row]) => [what, row?.id]));
    ids = { ...named, org: org?.id, account: people[0]?.id } as typeof ids;
  });
});

/** The foreign row that an id in an input stands for, by the name of its field or by the noun of the procedure. */
function foreignId(field: string, procedure: string): string {
  const noun = procedure.slice(0, procedure.indexOf("."));
  const byField: Record<string, string> = {
    organization: ids.org,
    orgId: ids.org,
    member: ids.member,
    account: ids.account,
    person: ids.account,
    successor: ids.member,
    team: ids.team,
    teams: ids.team,
    set: ids.set,
    sets: ids.set,
    about: ids.team,
    from: ids.set,
  };
  const byNoun: Record<string, string> = {
    requests: ids.request,
    invitations: ids.invitation,
    sets: ids.set,
    teams: ids.team,
    jobs: ids.request,
    platform: /Organization|handOver/.test(procedure) ? ids.org : ids.account,
    promotions: /of|propose/.test(procedure) ? ids.member : ids.promotion,
  };
  return byField[field] ?? byNoun[noun] ?? ids.member;
}

const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** A valid input with every id in it exchanged for one of the other organization, and asked of an organization. */
function reaching(value: unknown, procedure: string, org: string, field = "id"): unknown {
  if (Array.isArray(value)) return value.map((one) => reaching(one, procedure, org, field));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, one]) => [name, reaching(one, procedure, org, name)]);
    return Object.fromEntries(entries);
  }
  if (isId(value)) return foreignId(field, procedure);
  if (field === "org" || field === "slug") return org;
  return field === "search" ? "CANARY" : value;
}

/** Searches and filters that the other organization's people would fit. */
const searches: Record<string, unknown[]> = {
  "members.list": [
    { org: "acme", search: "CANARY" },
    { org: "acme", sort: "joined", descending: true },
    { org: "canary-b", search: "CANARY" },
  ],
  "requests.list": [
    { org: "acme", show: "all" },
    { org: "canary-b", show: "all" },
  ],
  "invitations.list": [{ org: "acme", show: "all", search: "canary" }],
  "audit.list": [{ org: "acme", who: "canary", category: "everything" }],
  "organizations.listed": [{ search: "canary" }, { search: "" }],
};

/** What ends the caller's own belonging or account is asked by somebody for whom that is the end. */
const ends = ["members.leave", "own.delete"];

const isMutation = (procedure: string) =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[procedure]?._def
    .type === "mutation";

async function callsOf(procedure: string): Promise<unknown[]> {
  const valid = await inputs[procedure]?.();
  const here = reaching(valid, procedure, "acme");
  const there = reaching(valid, procedure, "canary-b");
  const same = JSON.stringify(here) === JSON.stringify(there);
  // A change that names nothing of the other organization concerns the caller's own: once is enough.
  const calls = same ? [here] : [there, here];
  return [...calls, ...(searches[procedure] ?? [])];
}

/** What came back, and whether the schema of the procedure let the call in at all. */
async function answerOf(call: Promise<unknown> | undefined): Promise<{ text: string; letIn: boolean }> {
  try {
    return { text: JSON.stringify(await call) ?? "", letIn: true };
  } catch (error) {
    const { message, cause } = error as Error;
    return { text: `${message} ${JSON.stringify(cause ?? null)}`, letIn: !(cause instanceof $ZodError) };
  }
}

type Callers = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

describe("A canary in another organization", () => {
  it.each(["olive", "marco", "mia", "wim", "xena", "nobody"] as const)(
    "INV-6: nothing of another organization reaches %s, by any procedure, in answers or refusals",
    async (who) => {
      const email = who === "nobody" ? undefined : await emailOf(who);
      const session = email ? await acme.sessionOf(email) : null;
      const leaver = session && (await acme.sessionOf((await newMember(acme, "Lea Leaves")).email));
      const all = Object.keys(appRouter._def.procedures);
      const ordered = [...all.filter((name) => !isMutation(name)), ...all.filter(isMutation)];
      const leaks: string[] = [];
      const keptOut: string[] = [];
      for (const procedure of ordered) {
        const [noun = "", verb = ""] = procedure.split(".");
        const by = ends.includes(procedure) ? leaver : session;
        const caller = createCaller(request({ session: by })) as unknown as Callers;
        for (const input of await callsOf(procedure)) {
          await acme.owner`delete from rate_limit`;
          await acme.owner`update session set reauthenticated_at = now(), revoked_at = null`;
          const { text, letIn } = await answerOf(caller[noun]?.[verb]?.(input));
          if (text.includes("CANARY-B")) leaks.push(`${procedure}: ${text.slice(0, 300)}`);
          if (!letIn) keptOut.push(`${procedure}: ${text.slice(0, 300)}`);
        }
      }
      expect(leaks).toEqual([]);
      // A call that the schema turns away proves nothing about what is behind it.
      expect(keptOut).toEqual([]);
    },
    240_000,
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
