import { describe, expect, it } from "vitest";
import { exportAudit } from "@/server/audit/export/export";
import { exportAccess } from "@/server/audit/point-in-time/export";
import { eventSentenceOf } from "@/server/audit/sentence";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { checkFile } from "@/server/invitations/import/file";
import { exportMembers } from "@/server/members/list/export";
import { exportOrganization } from "@/server/organizations/admin/export/file";
import { createCaller } from "@/server/router";
import { newMember } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();

const bodies = async (action: string, orgId?: string) =>
  (
    await acme.owner`select body from audit_event where action = ${action}
                        and org_id = coalesce(${orgId ?? null}, org_id) order by at, seq`
  ).map(({ body }) => JSON.parse(body));

describe("What somebody looked at, and what they were refused", () => {
  it("X-14: whatever a PlatformAdmin reads where they do not belong is recorded, once in 15 minutes", async () => {
    const pia = await acme.as("pia");
    const { member: xena, org } = await acme.ids("xena", "globex");
    for (let n = 0; n < 2; n++) {
      await pia.members.details({ org: "globex", id: xena });
      await pia.grants.of({ org: "globex", id: xena });
      await pia.organizations.settings({ org: "globex" });
      await pia.organizations.frame({ org: "globex" });
    }
    expect((await bodies("screen.viewed", org)).map(({ view }) => view)).toEqual([
      { what: "members.details", id: xena },
      { what: "grants.of", id: xena },
      { what: "organizations.settings" },
    ]);
  });

  it("X-14: so is what they read where they are a plain Member, but not what a Manager may read anyway", async () => {
    const { member: mia, org: here } = await acme.ids("mia");
    const pia = await acme.as("pia");
    const before = (await bodies("screen.viewed", here)).length;
    await pia.members.details({ org: "acme", id: mia });
    await pia.members.list({ org: "acme" });
    const seen = await bodies("screen.viewed", here);
    expect(seen.slice(before)).toMatchObject([
      { actor: { name: "Pia Lindqvist" }, target: { kind: "membership", id: mia, label: "Mia Park" } },
    ]);
    expect(eventSentenceOf(seen.at(-1), "Acme")).toBe(
      "Pia Lindqvist viewed a person’s page of Acme: Mia Park",
    );
    expect(await bodies("members.viewed", here)).toHaveLength(1);
    await acme.owner`update membership set role = 'manager' where id = ${(await acme.ids("pia")).member}`;
    await pia.grants.of({ org: "acme", id: mia });
    expect(await bodies("screen.viewed", here)).toHaveLength(seen.length);
    await acme.owner`update membership set role = 'member' where id = ${(await acme.ids("pia")).member}`;
  });

  it("X-14: a look at all accounts stands in the platform's chain with what was searched", async () => {
    const pia = await acme.as("pia");
    await pia.platform.accounts({ search: "kim" });
    expect((await bodies("screen.viewed", PLATFORM_ORG_ID)).map(({ view }) => view)).toEqual([
      { what: "platform.accounts", search: "kim" },
    ]);
  });

  it("ASVS 16.3.2: a refused action is recorded, once per person, action and organization in 15 minutes, also at once", async () => {
    const { org } = await acme.ids("mia");
    const mia = await acme.as("mia");
    const { member } = await acme.ids("marco");
    const tries = Array.from({ length: 12 }, () =>
      refusalOf(() => mia.members.edit({ org: "acme", id: member, enabled: false })),
    );
    for (const refusal of await Promise.all(tries)) expect(refusal.code).toBe("not_allowed");
    await refusalOf(() => mia.members.list({ org: "acme" }));
    const found = await bodies("action.denied", org);
    expect(found.map((event) => eventSentenceOf(event, "Acme"))).toEqual([
      "Mia Park was not allowed to edit Marco Ruiz in Acme",
      "Mia Park was not allowed to see the users of Acme",
    ]);
    expect(found[0]).toMatchObject({
      actor: { email: "mia@acme.example" },
      target: { kind: "membership", id: member, email: "marco@acme.example" },
      after: { refusal: "not_allowed" },
      ip: "203.0.113.7",
    });
  });

  it("a stranger's and a pretender's tries stand in the platform's chain; a row that is gone is no refusal", async () => {
    const xena = await acme.as("xena");
    await refusalOf(() => xena.members.list({ org: "acme" }));
    await refusalOf(() => xena.members.list({ org: "no-such-place" }));
    await refusalOf(() => xena.platform.accounts({}));
    const gone = { org: "globex", id: "00000000-0000-4000-8000-000000000000" };
    await refusalOf(() => xena.members.details(gone));
    expect(
      (await bodies("action.denied", PLATFORM_ORG_ID)).map((event) => eventSentenceOf(event, "the platform")),
    ).toEqual([
      "Xena Okafor was not allowed to see the users of acme",
      "Xena Okafor was not allowed to see the users of no-such-place",
      "Xena Okafor was not allowed to see all users",
    ]);
    expect(await bodies("action.denied", (await acme.ids("xena", "globex")).org)).toEqual([]);
    await refusalOf(() => createCaller(request()).members.list({ org: "acme" }));
    expect(await bodies("action.denied", PLATFORM_ORG_ID)).toHaveLength(3);
  });

  it("ASVS 16.3.2: each target that was tried is named, until there are too many in 15 minutes; ids of elsewhere name nobody", async () => {
    const { org } = await acme.ids("marco");
    const members = await acme.owner`
      select id, name from membership where org_id = ${org} and ended_at is null order by id limit 40`;
    const [elsewhere] = await acme.owner`select id from membership where org_id <> ${org} limit 1`;
    const { email } = await newMember(acme, "Tess Tries");
    const tess = await acme.as(email);
    await refusalOf(() => tess.members.remove({ org: "acme", id: elsewhere?.id }));
    for (const { id } of members) await refusalOf(() => tess.members.remove({ org: "acme", id }));
    const tried = (await bodies("action.denied", org)).filter(({ actor }) => actor.email === email);
    expect(eventSentenceOf(tried[0], "Acme")).toBe("Tess Tries was not allowed to remove a user from Acme");
    expect(eventSentenceOf(tried[1], "Acme")).toBe(
      `Tess Tries was not allowed to remove ${members[0]?.name} from Acme`,
    );
    expect(new Set(tried.map(({ target }) => target.id)).size).toBe(Math.min(members.length + 1, 30));
    expect(tried.length).toBeLessThanOrEqual(31);
  });

  it("ASVS 16.3.2: the route for files records who is refused, like a procedure", async () => {
    const { org } = await acme.ids("mia");
    const mia = request({ session: await acme.sessionOf("mia@acme.example") });
    const before = (await bodies("action.denied", org)).length;
    await acme.expectRefusal("not_allowed", () =>
      checkFile(mia, "acme", Buffer.from("email\nann@new.example\n")),
    );
    const [refused] = (await bodies("action.denied", org)).slice(before);
    expect(eventSentenceOf(refused, "Acme")).toBe(
      "Mia Park was not allowed to upload a file of people to invite to Acme",
    );
    const xena = request({ session: await acme.sessionOf("xena@globex.example") });
    await acme.expectRefusal("not_found", () => checkFile(xena, "acme", Buffer.from("email\n")));
    expect(eventSentenceOf((await bodies("action.denied", PLATFORM_ORG_ID)).at(-1), "the platform")).toBe(
      "Xena Okafor was not allowed to upload a file of people to invite to acme",
    );
  });

  it("ASVS 16.3.2, DST-5: a refused export is recorded like a refused procedure, whichever file it was", async () => {
    const { org } = await acme.ids("mia");
    const mia = request({ session: await acme.sessionOf("mia@acme.example") });
    await acme.owner`delete from audit_event where action = 'action.denied'`;
    const date = new Date().toISOString().slice(0, 10);
    await acme.expectRefusal("not_allowed", () => exportMembers(mia, { org: "acme" }));
    await acme.expectRefusal("not_allowed", () => exportAudit(mia, { org: "acme" }, "csv"));
    await acme.expectRefusal("not_allowed", () => exportAccess(mia, { org: "acme", date }));
    await acme.expectRefusal("not_found", () => exportOrganization(mia, "acme"));
    expect((await bodies("action.denied", org)).map(({ view }) => view.what)).toEqual([
      "members.export",
      "audit.export",
      "audit.exportOn",
    ]);
    expect((await bodies("action.denied", PLATFORM_ORG_ID)).map(({ view }) => view.what)).toEqual([
      "platform.exportOrganization",
    ]);
  });

  it("ASVS 16.3.1: a proof of the password is recorded, and so is one that failed", async () => {
    const olive = await acme.as("olive");
    await refusalOf(() => olive.accounts.prove({ password: "not-the-password" }));
    await olive.accounts.prove({ password: "lantern-orchard-74-tramway" });
    expect(await bodies("account.proof_failed")).toMatchObject([{ actor: { name: "Olive Tan" } }]);
    expect(await bodies("account.proved")).toMatchObject([{ target: { email: "olive@acme.example" } }]);
  });

  it("X-15: the platform's entries are for PlatformAdmins, and everybody sees their own", async () => {
    const olive = await acme.as("olive");
    const mine = await olive.audit.mine({});
    const said = mine.rows.map(({ parts }) => parts.map(({ text }) => text).join(""));
    expect(said).toEqual([
      "Olive Tan confirmed their password",
      "Olive Tan entered a wrong password when asked to confirm it",
    ]);
    const seq = mine.rows[0]?.seq ?? 0;
    expect((await olive.audit.mineOne({ seq })).way).toMatchObject({ ip: "203.0.113.7" });
    const mia = await acme.as("mia");
    expect((await refusalOf(() => mia.audit.mineOne({ seq }))).code).toBe("not_found");
    expect((await refusalOf(() => olive.audit.platformList({}))).code).toBe("not_found");
    const pia = await acme.as("pia");
    const all = await pia.audit.platformList({ who: "olive@acme", category: "accounts" });
    expect(all.rows.map((row) => row.seq)).toContain(seq);
    const { org } = await acme.ids("olive");
    expect((await pia.audit.platformList({ organization: org })).place).toBe("Acme");
    expect(
      (
        await refusalOf(() =>
          pia.audit.platformList({ organization: "00000000-0000-4000-8000-000000000000" }),
        )
      ).code,
    ).toBe("not_found");
  });
});
