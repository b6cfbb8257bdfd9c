import type { inferRouterOutputs } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { AppRouter } from "@/server/router";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

type Page = inferRouterOutputs<AppRouter>["audit"]["list"];

const acme = useCast();
const said = ({ rows }: Page) => rows.map(({ parts }) => parts.map(({ text }) => text).join(""));

/** Gives a Member a permission past every procedure. */
async function holds(email: string, ...permissions: string[]) {
  for (const permission of permissions) {
    await acme.owner`
      insert into access_grant (org_id, membership_id, permission, granted_by)
      select m.org_id, m.id, ${permission}, m.account_id from membership m where m.email = ${email}`;
  }
}

const miaId = async () => (await acme.ids("mia")).member;

beforeAll(async () => {
  const olive = await acme.as("olive");
  await olive.members.edit({ org: "acme", id: await miaId(), enabled: false });
  await olive.members.edit({ org: "acme", id: await miaId(), enabled: true });
  const { requestId } = await acme.newcomer("Ria Asks", "acme");
  await (await acme.as("marco")).requests.approve({ org: "acme", id: requestId, reason: "Welcome" });
});

describe("Operation Audit (KIO-26, KMP-6)", () => {
  it("tells what happened in sentences, newest first, with names that lead to people", async () => {
    const page = await (await acme.as("olive")).audit.list({ org: "acme" });
    expect(said(page).slice(0, 4)).toEqual([
      "Marco Ruiz made Ria Asks a Member of Acme",
      "Marco Ruiz approved Ria Asks’s request to join Acme",
      "Olive Tan enabled Mia Park in Acme",
      "Olive Tan disabled Mia Park in Acme",
    ]);
    const [, , line] = page.rows;
    expect(line?.parts.filter((part) => "member" in part)).toMatchObject([
      { text: "Olive Tan", member: (await acme.ids("olive")).member },
      { text: "Mia Park", member: await miaId() },
    ]);
    expect(line?.parts[0]?.which).toBe("Manager");
  });

  it("KMP-6: an entry says who, when, what was before and after, and by what way it came", async () => {
    const olive = await acme.as("olive");
    const { rows } = await olive.audit.list({ org: "acme", action: "membership.disabled" });
    const { event } = await olive.audit.get({ org: "acme", seq: rows[0]?.seq ?? 0 });
    expect(event).toMatchObject({
      action: "membership.disabled",
      actor: { name: "Olive Tan", email: "olive@acme.example", role: "Manager" },
      target: { label: "Mia Park", email: "mia@acme.example" },
      changes: [{ what: "enabled", before: true, after: false }],
      way: { ip: "203.0.113.7", userAgent: "Tests" },
    });
  });

  it("X-15: a Member sees their own part of it, without address, browser and reason that are not for them", async () => {
    const olive = await acme.as("olive");
    const mia = await acme.as("mia");
    const page = await mia.audit.list({ org: "acme" });
    expect(page.all).toBe(false);
    expect(said(page)).toEqual(["Olive Tan enabled Mia Park in Acme", "Olive Tan disabled Mia Park in Acme"]);
    const mine = await mia.audit.get({ org: "acme", seq: page.rows[0]?.seq ?? 0 });
    expect(mine.event.way).toBeNull();
    const others = await olive.audit.list({ org: "acme", action: "request.approved" });
    await acme.expectRefusal("not_found", () =>
      mia.audit.get({ org: "acme", seq: others.rows[0]?.seq ?? 0 }),
    );
    const [ria] = await acme.owner`select email from account where name = 'Ria Asks'`;
    const toRia = await (await acme.as(ria?.email)).audit.list({ org: "acme" });
    expect(toRia.rows.map(({ reason }) => reason)).toEqual([null, "Welcome"]);
  });

  it("X-15: what stands in somebody's filter narrows only their own part", async () => {
    const { account } = await acme.ids("marco");
    const page = await (await acme.as("mia")).audit.list({ org: "acme", person: account, who: "Marco" });
    expect(said(page).some((line) => line.includes("Marco"))).toBe(false);
  });

  it("X-15: a Member who was granted audit.view sees all of it, and the menu leads there", async () => {
    const { email } = await newMember(acme, "Vera Views");
    await holds(email, "audit.view");
    const vera = await acme.as(email);
    expect((await vera.audit.list({ org: "acme" })).all).toBe(true);
    expect((await vera.organizations.frame({ org: "acme" })).may).toMatchObject({
      audit: true,
      users: false,
    });
  });

  it("X-18: who comes back has an empty history and cannot see the old one", async () => {
    const olive = await acme.as("olive");
    const { email, id, accountId } = await newMember(acme, "Bea Back");
    await olive.members.edit({ org: "acme", id, displayName: "Beatrice" });
    await olive.members.remove({ org: "acme", id });
    await acme.owner`update audit_event set at = at - interval '1 hour'`;
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select org_id, account_id, 'member', now(), 'request' from membership where id = ${id}`;
    await acme.owner`update account set deleted_at = null where email = ${email}`;
    const [again] = await acme.owner`select email from account where id = ${accountId}`;
    await acme.owner`update account set name = 'Bea', email = ${email}, email_norm = ${email} where id = ${accountId}`;
    expect(again).toBeDefined();
    expect((await (await acme.as(email)).audit.list({ org: "acme" })).rows).toEqual([]);
    expect(said(await olive.audit.list({ org: "acme", person: accountId }))).toHaveLength(2);
  });

  it("INV-6: who does not belong here finds neither list nor entry", async () => {
    for (const who of ["xena", "wim"] as const) {
      const stranger = await acme.as(who);
      await acme.expectRefusal("not_found", () => stranger.audit.list({ org: "acme" }));
      await acme.expectRefusal("not_found", () => stranger.audit.get({ org: "acme", seq: 1 }));
    }
  });

  it("KIO-26: to look at it is an event itself, once per person and filter in 15 minutes", async () => {
    const views = async () =>
      (await acme.owner`select body from audit_event where action = 'audit.viewed'`).map(
        ({ body }) => JSON.parse(body).view,
      );
    await acme.owner`delete from audit_event where action = 'audit.viewed'`;
    const marco = await acme.as("marco");
    for (let n = 0; n < 3; n++) await marco.audit.list({ org: "acme" });
    await marco.audit.list({ org: "acme", category: "memberships" });
    await (await acme.as("mia")).audit.list({ org: "acme" });
    expect(await views()).toEqual([{}, { category: "memberships" }]);
    await acme.owner`update audit_event set at = at - interval '16 minutes' where action = 'audit.viewed'`;
    await marco.audit.list({ org: "acme" });
    expect(await views()).toHaveLength(3);
  });
});

describe("Filters of the audit", () => {
  it("by person, as who did it and as whom it was done to, those who left among them", async () => {
    const olive = await acme.as("olive");
    const { id } = await newMember(acme, "Gone Person");
    await olive.members.edit({ org: "acme", id, displayName: "Gone Fellow" });
    await olive.members.remove({ org: "acme", id });
    expect(said(await olive.audit.list({ org: "acme", who: "gone fellow" }))).toEqual([
      "Olive Tan removed Gone Fellow, a Member, from Acme",
      "Olive Tan changed the name of Gone Person in Acme to Gone Fellow",
    ]);
    const marco = said(await olive.audit.list({ org: "acme", who: "marco@acme" }));
    expect(marco.filter((line) => !line.includes("audit"))).toEqual([
      "Marco Ruiz made Ria Asks a Member of Acme",
      "Marco Ruiz approved Ria Asks’s request to join Acme",
    ]);
  });

  it("a name that fits several asks whom it means, one that fits nobody finds nothing", async () => {
    const olive = await acme.as("olive");
    for (const name of ["Bo Kimball", "Kim Ades"]) {
      const { id } = await newMember(acme, name);
      await olive.members.edit({ org: "acme", id, enabled: false });
    }
    const several = await olive.audit.list({ org: "acme", who: "kim" });
    expect(several.rows).toEqual([]);
    expect(several.people.map(({ name }) => name)).toEqual(["Bo Kimball", "Kim Ades"]);
    expect(await olive.audit.list({ org: "acme", who: "nobody at all" })).toMatchObject({
      rows: [],
      people: [],
    });
  });

  it("by action, by category and by day, together", async () => {
    const olive = await acme.as("olive");
    const of = async (filter: object) => said(await olive.audit.list({ org: "acme", ...filter }));
    expect(await of({ action: "request.approved" })).toHaveLength(1);
    expect(await of({ action: "request.approved", category: "memberships" })).toEqual([]);
    expect((await of({ category: "requests" })).every((line) => line.includes("request"))).toBe(true);
    const looks = (lines: string[]) => lines.filter((line) => line.includes("viewed")).length;
    const changes = await of({});
    expect(await of({ category: "changes" })).toEqual(changes);
    const all = await of({ category: "everything" });
    expect([looks(all) > 0, looks(changes), changes.length > 3]).toEqual([true, 0, true]);
    expect(all.filter((line) => !line.includes("viewed"))).toEqual(changes);
    expect(await of({ category: "changes", action: "audit.viewed" })).toEqual([]);
    expect(looks(await of({ action: "audit.viewed" }))).toBeGreaterThan(0);
    expect((await of({ category: "changes", who: "olive@acme" })).length).toBeGreaterThan(0);
    expect(looks(await of({ category: "changes", who: "olive@acme" }))).toBe(0);
    // Events of this file were moved an hour back, which may be yesterday.
    const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
    const [from, to] = [dayOf(Date.now() - 3_600_000), dayOf(Date.now())];
    expect(await of({ from, to, action: "request.approved" })).toHaveLength(1);
    expect(await of({ to: "2020-01-01" })).toEqual([]);
  });

  it("days that do not exist or lie in the future narrow nothing, and it says so; nonsense is ignored", async () => {
    const olive = await acme.as("olive");
    const page = await olive.audit.list({
      org: "acme",
      from: "2026-02-30",
      to: "2999-01-01",
      person: "x",
      after: "?",
    });
    expect(page.ignored).toEqual([
      "There is no day “2026-02-30”, so “From” narrows nothing.",
      "2999-01-01 has not come yet, so “To” narrows nothing.",
    ]);
    expect(page.rows.length).toBeGreaterThan(3);
    const turned = await olive.audit.list({ org: "acme", from: "2026-02-03", to: "2026-02-01" });
    expect(turned.ignored).toEqual(["“To” lies before “From”, so “To” narrows nothing."]);
  });

  it("pages lead forth and back without a gap, also where a clock jumped", async () => {
    const olive = await acme.as("olive");
    const { id } = await newMember(acme, "Paged");
    for (let n = 0; n < 60; n++) await olive.members.edit({ org: "acme", id, displayName: `Paged ${n}` });
    await acme.owner`update audit_event set at = at + interval '1 hour' where seq % 7 = 0`;
    await acme.owner`update audit_event set at = date_trunc('hour', at) where seq % 3 = 0`;
    const category = "memberships" as const;
    const filters = [
      { category },
      { action: "membership.renamed" as const },
      { who: "olive@acme", category },
    ];
    for (const filter of filters) {
      const seen: number[] = [];
      const starts: string[] = [];
      let page = await olive.audit.list({ org: "acme", ...filter });
      for (;;) {
        seen.push(...page.rows.map(({ seq }) => seq));
        if (!page.next) break;
        starts.push(page.rows.map(({ seq }) => seq).join());
        page = await olive.audit.list({ org: "acme", ...filter, after: page.next });
      }
      expect(new Set(seen).size).toBe(seen.length);
      const back = await olive.audit.list({ org: "acme", ...filter, before: page.previous ?? "" });
      expect(back.rows.map(({ seq }) => seq).join()).toBe(starts.at(-1));
      expect(back.previous).toBe(undefined);
    }
  });
});
