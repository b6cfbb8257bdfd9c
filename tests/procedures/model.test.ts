import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "@/server/errors";
import { createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();

/** Three organizations and five people, as a plain model knows them. */
const orgs = ["north", "east", "south"] as const;
type OrgName = (typeof orgs)[number];
const people = ["ann", "ben", "cam", "dee", "eve"] as const;
type Person = (typeof people)[number];
interface Membership {
  id: string;
  role: "manager" | "member";
  enabled: boolean;
  approved: boolean;
}
type Model = Record<OrgName, { members: Map<Person, Membership>; waiting: Map<Person, string> }>;

const ids = { org: {} as Record<OrgName, string>, account: {} as Record<Person, string> };
const callers = {} as Record<Person | "pia", ReturnType<typeof createCaller>>;

beforeAll(async () => {
  for (const person of people) {
    const email = `${person}@model.example`;
    const [row] =
      await acme.owner`insert into account (name, email, email_norm) values (${person}, ${email}, ${email}) returning id`;
    ids.account[person] = row?.id;
  }
  for (const org of orgs) {
    const [row] =
      await acme.owner`insert into organization (name, slug, state) values (${org}, ${org}, 'awaiting_manager') returning id`;
    ids.org[org] = row?.id;
  }
  for (const person of people) callers[person] = await callerOf(`${person}@model.example`);
  callers.pia = await callerOf("pia@platform.example");
});

const callerOf = async (email: string) => createCaller(request({ session: await acme.sessionOf(email) }));

/** Everybody gone but one Manager an organization: ann in north, ben in east, cam in south. */
async function start(): Promise<Model> {
  await acme.owner`update organization set state = 'awaiting_manager' where id = any(${Object.values(ids.org)})`;
  await acme.owner`update membership set ended_at = now() where org_id = any(${Object.values(ids.org)}) and ended_at is null`;
  await acme.owner`update join_request set status = 'withdrawn' where org_id = any(${Object.values(ids.org)}) and status = 'pending'`;
  const model = {} as Model;
  for (const [index, org] of orgs.entries()) {
    const founder = people[index] as Person;
    const [row] = await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      values (${ids.org[org]}, ${ids.account[founder]}, 'manager', now(), 'founder') returning id`;
    model[org] = {
      members: new Map([[founder, { id: row?.id, role: "manager", enabled: true, approved: true }]]),
      waiting: new Map(),
    };
  }
  await acme.owner`update organization set state = 'active' where id = any(${Object.values(ids.org)})`;
  await acme.owner`delete from outbox`;
  return model;
}

const actions = [
  "ask",
  "withdraw",
  "approve",
  "reject",
  "promote",
  "demote",
  "disable",
  "enable",
  "unapprove",
  "reapprove",
  "remove",
  "leave",
] as const;
interface Step {
  action: (typeof actions)[number];
  by: Person | "pia";
  on: Person;
  org: OrgName;
}
const step = fc.record<Step>({
  action: fc.constantFrom(...actions),
  by: fc.constantFrom(...people, "pia" as const),
  on: fc.constantFrom(...people),
  org: fc.constantFrom(...orgs),
});

const counts = (m: Membership | undefined) => m?.enabled && m.approved;
const activeManagers = (model: Model, org: OrgName) =>
  [...model[org].members.values()].filter((m) => counts(m) && m.role === "manager").length;

/** Whether the rules allow a step, by the model alone, and what the model becomes. Written from server/policy/RULES.md. */
function expected(model: Model, { action, by, on, org }: Step): (() => void) | null {
  const { members, waiting } = model[org];
  const actor = by === "pia" ? undefined : members.get(by);
  const governs = by === "pia" || (counts(actor) && actor?.role === "manager");
  const target = members.get(on);
  const isLast = target?.role === "manager" && counts(target) && activeManagers(model, org) === 1;
  switch (action) {
    case "ask":
      return by === on && !target && !waiting.has(on) ? () => waiting.set(on, "?") : null;
    case "withdraw":
      return by === on && waiting.has(on) ? () => waiting.delete(on) : null;
    case "approve":
      return governs && waiting.has(on) && by !== on && !target
        ? () => {
            waiting.delete(on);
            members.set(on, { id: "?", role: "member", enabled: true, approved: true });
          }
        : null;
    case "reject":
      return governs && waiting.has(on) && by !== on ? () => waiting.delete(on) : null;
    case "promote":
      return by === "pia" && target?.role === "member" ? () => (target.role = "manager") : null;
    case "demote":
      return governs && by !== on && target?.role === "manager" && !isLast
        ? () => (target.role = "member")
        : null;
    case "disable":
      return governs && by !== on && target?.enabled && !isLast ? () => (target.enabled = false) : null;
    case "enable":
      return governs && by !== on && target && !target.enabled ? () => (target.enabled = true) : null;
    case "unapprove":
      return governs && by !== on && target?.approved && !isLast ? () => (target.approved = false) : null;
    case "reapprove":
      return governs && by !== on && target && !target.approved ? () => (target.approved = true) : null;
    case "remove":
      return governs && by !== on && target && !isLast ? () => members.delete(on) : null;
    case "leave":
      return by === on && counts(target) && !isLast ? () => members.delete(on) : null;
  }
}

async function perform(model: Model, { action, by, on, org }: Step): Promise<boolean> {
  const api = callers[by];
  const { members, waiting } = model[org];
  const nowhere = "00000000-0000-4000-8000-000000000000";
  const member = { org, id: members.get(on)?.id ?? nowhere };
  const asked = { org, id: waiting.get(on) ?? nowhere };
  const calls: Record<Step["action"], () => Promise<unknown>> = {
    ask: () => (by === on ? api.requests.file({ organization: ids.org[org] }) : refuseHere()),
    withdraw: () =>
      by === on ? api.requests.withdraw({ organization: ids.org[org], id: asked.id }) : refuseHere(),
    approve: () => api.requests.approve(asked),
    reject: () => api.requests.reject(asked),
    promote: () => api.members.changeRole({ ...member, role: "Manager" }),
    demote: () => api.members.changeRole({ ...member, role: "Member" }),
    disable: () => api.members.edit({ ...member, enabled: false }),
    enable: () => api.members.edit({ ...member, enabled: true }),
    unapprove: () => api.members.edit({ ...member, approved: false }),
    reapprove: () => api.members.edit({ ...member, approved: true }),
    remove: () => api.members.remove(member),
    leave: () => (by === on ? api.members.leave({ org }) : refuseHere()),
  };
  return calls[action]().then(
    () => true,
    (error) => {
      if (!(error.cause instanceof Refusal) && error.code !== "HERE") throw error;
      return false;
    },
  );
}

/** Nobody asks or leaves for another: there is no such call, so the model and the product agree without one. */
const refuseHere = () => Promise.reject(Object.assign(new Error(), { code: "HERE" }));

/** What the database says, in the model's own terms; the model learns new ids from it. */
async function learn(model: Model): Promise<Record<OrgName, unknown>> {
  const found = {} as Record<OrgName, unknown>;
  for (const org of orgs) {
    const members = await acme.owner`
      select m.id, a.name, m.role, m.enabled, m.approved_at is not null as approved
        from membership m join account a on a.id = m.account_id where m.org_id = ${ids.org[org]} and m.ended_at is null`;
    const waiting = await acme.owner`
      select r.id, r.name from join_request r where r.org_id = ${ids.org[org]} and r.status = 'pending'`;
    for (const m of members) {
      const known = model[org].members.get(m.name);
      if (known) known.id = m.id;
    }
    for (const r of waiting) if (model[org].waiting.has(r.name)) model[org].waiting.set(r.name, r.id);
    found[org] = {
      members: members.map((m) => [m.name, m.role, m.enabled, m.approved]).sort(),
      waiting: waiting.map((r) => r.name).sort(),
    };
  }
  return found;
}

const asFound = (model: Model) =>
  Object.fromEntries(
    orgs.map((org) => [
      org,
      {
        members: [...model[org].members].map(([name, m]) => [name, m.role, m.enabled, m.approved]).sort(),
        waiting: [...model[org].waiting.keys()].sort(),
      },
    ]),
  );

const events = async () => {
  const [row] = await acme.owner`
    select count(*)::int as n from audit_event
     where org_id = any(${Object.values(ids.org)}) and action not in ('action.denied', 'screen.viewed')`;
  return row?.n as number;
};

describe("Any order of any actions", () => {
  it("INV-1, INV-2, INV-3, INV-6, INV-7: the product does exactly what a simple model of the rules says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const model = await start();
        await learn(model);
        for (const next of steps) {
          const allowed = expected(model, next);
          const before = await events();
          const done = await perform(model, next);
          expect({ ...next, done }).toEqual({ ...next, done: allowed !== null });
          allowed?.();
          expect(await learn(model)).toEqual(asFound(model));
          // A action that happened left its events; a refusal left none.
          expect((await events()) > before).toBe(done);
          for (const org of orgs) expect(activeManagers(model, org)).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 25), endOnFailure: false },
    );
  }, 120_000);
});
