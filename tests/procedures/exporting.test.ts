import { describe, expect, it } from "vitest";
import { exportMembers } from "@/server/members/list/export";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const as = async (email: string) => request({ session: await acme.sessionOf(email) });
const olive = "olive@acme.example";

/** The whole file, as lines of cells. No name of the demo has a comma or a quote in it. */
async function fileOf(query: Record<string, unknown> = {}, who = olive): Promise<string[][]> {
  const { text } = await exportMembers(await as(who), { org: "acme", ...query });
  let all = "";
  for await (const piece of text) all += piece;
  const lines = all.trimEnd().split("\n");
  return lines.map((line) => line.split(","));
}

const exportsOf = () => acme.owner<{ body: string }[]>`
  select body from audit_event where action = 'members.exported' order by seq`;

describe("Export of the users", () => {
  it("is the list, filtered and sorted as asked, whole", async () => {
    const [heads, ...rows] = await fileOf();
    expect(heads?.[0]?.replace("\ufeff", "")).toBe("Name");
    expect(heads?.slice(1, 5)).toEqual(["Email", "Role", "System Permissions", "Join Date"]);
    expect(rows).toHaveLength(64);
    const names = async (query: Record<string, unknown>) =>
      (await fileOf(query)).slice(1).map(([name]) => name);
    expect(await names({ search: "kim", sort: "email", descending: true })).toEqual([
      "Kim Jae-won",
      "Hana Kimura",
      "Bo Kim",
    ]);
    expect(await names({ role: "Manager" })).toEqual(["Marco Ruiz", "Olive Tan"]);
    expect(await names({ status: "unapproved", sort: "nonsense" })).toEqual(["Maja Kowalczyk"]);
    expect(await names({ search: "nobody at all" })).toEqual([]);
  });

  it("is logged with its filter and its number of rows before its first row leaves", async () => {
    await acme.owner`delete from audit_event`;
    await exportMembers(await as(olive), { org: "acme", search: "kim", role: "Member", sort: "joined" });
    await exportMembers(await as(olive), { org: "acme" });
    const views = (await exportsOf()).map(({ body }) => JSON.parse(body));
    expect(views.map((event) => event.view)).toEqual([
      { search: "kim", role: "Member", sort: "joined", rows: 3 },
      { search: null, sort: "name", rows: 64 },
    ]);
    expect(views[0].actor).toMatchObject({ email: olive, role: "Manager" });
  });

  it("has no cell that a spreadsheet takes for a formula", async () => {
    const formula = '=HYPERLINK("https://evil.example";"look")';
    for (const name of [formula, "+1", "-2", "@sum", "＝3"]) await newMember(acme, name);
    await acme.owner`update account set name = ${formula} where name like '=HYPER%'`;
    const { text } = await exportMembers(await as(olive), { org: "acme", search: "new.example" });
    let all = "";
    for await (const piece of text) all += piece;
    expect(all).toContain(`"'=HYPERLINK(""https://evil.example"";""look"")"`);
    const begins = all
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.replace(/^"/, "")[0]);
    expect(begins).toEqual(["'", "'", "'", "'", "'"]);
  });

  it("is read in batches, each of which asks anew whether this person may", async () => {
    const { owner } = acme;
    const people = await owner<{ id: string }[]>`
      insert into account (name, email, email_norm)
      select 'Many ' || lpad(n::text, 4, '0'), n || '@many.example', n || '@many.example'
        from generate_series(1, 2500) n returning id`;
    await owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select o.id, a.id, 'member', now(), 'request' from organization o, account a
       where o.slug = 'lumen-press' and a.email like '%@many.example'`;
    const { account } = await acme.ids("olive");
    const [made] = await owner<{ id: string }[]>`
      insert into membership (org_id, account_id, role, approved_at, source)
      select id, ${account}, 'manager', now(), 'platform' from organization where slug = 'lumen-press' returning id`;

    const whole = await exportMembers(await as(olive), { org: "lumen-press", search: "many" });
    const seen = new Set<string>();
    for await (const piece of whole.text) {
      const lines = piece.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(1000);
      for (const line of lines) seen.add(line);
    }
    expect(seen.size).toBe(people.length + 1);

    const { text } = await exportMembers(await as(olive), { org: "lumen-press" });
    await text.next();
    await text.next();
    await owner`update membership set role = 'member' where id = ${made?.id ?? ""}`;
    await expect(text.next()).rejects.toMatchObject({ code: "not_allowed" });
    expect(await text.next()).toMatchObject({ done: true });
  });

  it("is refused to whoever may not, and tells them nothing", async () => {
    const refused =
      (who: string, query: Record<string, unknown> = {}) =>
      async () =>
        exportMembers(await as(who), { org: "acme", ...query });
    const said = await acme.expectRefusal("not_allowed", refused("mia@acme.example"));
    expect(said.message).toBe("Only Managers can export the users of this organization. Ask one of them.");
    await acme.expectRefusal("not_found", refused("xena@globex.example"));
    await acme.expectRefusal("not_found", refused(olive, { org: "no-such-organization" }));
    await acme.expectRefusal("not_found", refused(olive, { org: "../etc" }));
    await acme.expectRefusal("signed_out", () => exportMembers(request(), { org: "acme" }));
  });

  it("asks for the password where it was not proved within five minutes (step-up)", async () => {
    const caller = await as(olive);
    await acme.owner`update session set reauthenticated_at = now() - interval '6 minutes' where id_hash = ${caller.session}`;
    await acme.expectRefusal("step_up", () => exportMembers(caller, { org: "acme" }));
    await acme.owner`update session set reauthenticated_at = now() - interval '4 minutes' where id_hash = ${caller.session}`;
    await exportMembers(caller, { org: "acme" });
  });

  it("is limited to twenty in an hour, for the person and not for each of their sessions", async () => {
    await acme.owner`delete from rate_limit`;
    const caller = await as(olive);
    for (let n = 0; n < 20; n++) await exportMembers(caller, { org: "acme", search: "kim" });
    await acme.expectRefusal("too_many", async () => exportMembers(await as(olive), { org: "acme" }));
  });
});
