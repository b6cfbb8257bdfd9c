import { beforeAll, describe, expect, it } from "vitest";
import { inOrganization } from "@/server/access/organization";
import { read } from "@/server/access/read";
import { exportAccess } from "@/server/audit/point-in-time/export";
import { listAccess } from "@/server/audit/point-in-time/queries";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const org = "globex";
const as = async (email: string) => request({ session: await acme.sessionOf(email) });

interface Then {
  name: string;
  role: string;
  enabled: boolean;
  approved: boolean;
}
type People = Map<string, Then>;

/** Everybody of Globex before anything is recorded of them: what a replay of events begins with. */
async function now(at: Date): Promise<People> {
  const rows = await read(await as("xena@globex.example"), inOrganization(org, "audit.view"), (tx, context) =>
    listAccess(tx, context.org.id, { at }, null, 1000),
  );
  return new Map(
    rows.map(({ id, name, role, enabled, approved }) => [id, { name, role, enabled, approved }]),
  );
}

/** What the events say became of everybody until a moment. */
async function replayed(start: People, until: Date): Promise<People> {
  const people = new Map([...start].map(([id, person]) => [id, { ...person }]));
  const events = await acme.owner`
    select e.body from audit_event e join organization o on o.id = e.org_id
     where o.slug = ${org} and e.at <= ${until} order by e.seq`;
  for (const { action, target, after } of events.map(({ body }) => JSON.parse(body))) {
    const person = people.get(target.id);
    if (action === "membership.started")
      people.set(target.id, { name: target.label, role: after.role, enabled: true, approved: true });
    if (/^membership\.(removed|left|deleted)$/.test(action)) people.delete(target.id);
    if (!person) continue;
    if (action === "membership.role_changed") person.role = after.role.toLowerCase();
    if (/^membership\.(en|dis)abled$/.test(action)) person.enabled = after.enabled;
    if (/^membership\.(un)?approved$/.test(action)) person.approved = after.approved;
    if (action === "membership.renamed") person.name = after.name ?? person.name;
  }
  return people;
}

const moments: Date[] = [];
let start: People;

beforeAll(async () => {
  const [xena, pia] = [await acme.as("xena"), await acme.as("pia")];
  start = await now(new Date());
  const step = async (call: Promise<unknown>) => {
    await call;
    // The events are written by this clock, the history by the database's: the same one here, to the millisecond.
    const at = Date.now() + 1;
    moments.push(new Date(at));
    while (Date.now() <= at);
  };
  const ids = [...start.keys()].filter((id) => start.get(id)?.role === "member");
  const [first = "", second = "", third = ""] = ids;
  const { requestId } = await acme.newcomer("Lia Later", org);
  await step(xena.requests.approve({ org, id: requestId }));
  await step(xena.members.edit({ org, id: first, enabled: false }));
  await step(xena.members.edit({ org, id: second, displayName: "Renamed Person", approved: false }));
  await step(pia.members.changeRole({ org, id: third, role: "Manager" }));
  await step(xena.members.edit({ org, id: first, enabled: true }));
  await step(xena.members.remove({ org, id: second }));
  await step(pia.members.changeRole({ org, id: third, role: "Member" }));
});

describe("Who had access on a date", () => {
  it("KIO-26: at every past moment it is what a replay of the events gives", async () => {
    expect(moments).toHaveLength(7);
    const seen = new Set<string>();
    for (const at of moments) {
      const then = await now(at);
      expect(then).toEqual(await replayed(start, at));
      seen.add(JSON.stringify([...then]));
    }
    expect(seen.size).toBe(7);
  });

  it("a day and a time are UTC, a day alone is its end, what lies ahead is now, and it says so", async () => {
    const { member } = await acme.ids("xena", org);
    await acme.owner`
      update membership_history set valid_from = '2026-03-04T12:30:00Z'
       where membership_id = ${member}`;
    await acme.owner`update membership_history set valid_from = '2027-01-01' where membership_id <> ${member} and valid_to is null`;
    const xena = await acme.as("xena");
    const who = async (date: string, time?: string) =>
      (await xena.audit.on({ org, date, time })).rows.filter(({ id }) => id === member).length;
    expect(await who("2026-03-03")).toBe(0);
    expect(await who("2026-03-04", "12:29")).toBe(0);
    expect(await who("2026-03-04", "12:30")).toBe(1);
    expect(await who("2026-03-04")).toBe(1);
    expect((await xena.audit.on({ org, date: "2999-01-01" })).ahead).toBe(true);
    expect((await xena.audit.on({ org, date: "2026-03-04" })).ahead).toBe(false);
    await expect(xena.audit.on({ org, date: "2026-02-30" })).rejects.toThrow();
    await acme.owner`update membership_history set valid_from = now() where valid_from = '2027-01-01'`;
  });

  it("KIO-26: says who was PlatformAdmin then, by the platform's events, and as it is now where there are none", async () => {
    const [marco, pia] = [await acme.ids("marco", org), await acme.as("pia")];
    const admins = async (at: Date) =>
      read(await as("xena@globex.example"), inOrganization(org, "audit.view"), async (tx, context) => {
        const rows = await listAccess(tx, context.org.id, { at }, null, 1000);
        return rows.filter(({ platformAdmin }) => platformAdmin).map(({ id }) => id);
      });
    await acme.owner`update membership_history set valid_from = '2026-01-01' where membership_id = ${marco.member} and valid_to is null`;
    expect(await admins(new Date())).toEqual([]);
    await pia.platform.changeAdmin({ id: marco.account, to: true });
    await pia.platform.changeAdmin({ id: marco.account, to: false });
    const day = (n: number) => new Date(Date.UTC(2026, 1, n));
    await acme.owner`update audit_event set at = ${day(10)} where action = 'account.platform_admin_made'`;
    await acme.owner`update audit_event set at = ${day(20)} where action = 'account.platform_admin_unmade'`;
    await acme.owner`update membership_history set valid_from = '2026-01-01', valid_to = null where membership_id = ${marco.member} and valid_to is null`;
    expect(await admins(day(9))).toEqual([]);
    expect(await admins(day(15))).toEqual([marco.member]);
    expect(await admins(day(25))).toEqual([]);
    await acme.owner`delete from audit_event where action = 'account.platform_admin_made'`;
    expect(await admins(day(9))).toEqual([marco.member]);
  });

  it("KIO-26: finds somebody by part of the name or address of then, and its file is of exactly these", async () => {
    const { email } = await newMember(acme, "Séarch Foúnd", { org });
    await newMember(acme, "100% Other", { org });
    const xena = await acme.as("xena");
    const today = new Date().toISOString().slice(0, 10);
    const found = async (who: string) =>
      (await xena.audit.on({ org, date: today, who })).rows.map((row) => row.name);
    expect(await found("search fou")).toEqual(["Séarch Foúnd"]);
    expect(await found(email.toUpperCase())).toEqual(["Séarch Foúnd"]);
    expect(await found("%")).toEqual(["100% Other"]);
    expect(await found("nobody of this name")).toEqual([]);
    expect((await found(" ")).length).toBeGreaterThan(2);
    const { text } = await exportAccess(await as("xena@globex.example"), { org, date: today, who: "Search" });
    let all = "";
    for await (const piece of text) all += piece;
    expect(all).toContain(email);
    expect(all).toContain("End of file: 1 people at ");
    const [exported] = await acme.owner`
      select body from audit_event where action = 'access.exported' order by at desc, seq desc limit 1`;
    expect(JSON.parse(exported?.body).view.who).toBe("Search");
  });

  it("is recorded, needs audit.view, and to export it audit.export as well", async () => {
    const [looked] = await acme.owner`
      select body from audit_event where action = 'access.viewed' order by at desc, seq desc limit 1`;
    expect(JSON.parse(looked?.body).target.label).toMatch(/^\d{4}-\d\d-\d\d, \d\d:\d\d UTC$/);
    const { email } = await newMember(acme, "Mo Member", { org });
    const today = new Date().toISOString().slice(0, 10);
    await acme.expectRefusal("not_allowed", async () =>
      (await acme.as(email)).audit.on({ org, date: today }),
    );
    await acme.expectRefusal("not_found", async () => (await acme.as("mia")).audit.on({ org, date: today }));
    await acme.expectRefusal("not_allowed", async () => exportAccess(await as(email), { org, date: today }));
    const formula = await newMember(acme, "=1+1", { org });
    const { text, name } = await exportAccess(await as("xena@globex.example"), { org, date: today });
    expect(name).toContain("globex-access-");
    let all = "";
    for await (const piece of text) all += piece;
    expect(all).toContain(`'=1+1,${formula.email},Member,no,active`);
    expect(all.trimEnd().split("\n").at(-1)).toMatch(/^End of file: \d+ people at /);
  });
});
