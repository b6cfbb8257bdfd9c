import { describe, expect, it } from "vitest";
import { confirm, grant, newGrant, newSet, newTeam } from "@/tests/support/grants";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";
const labels = async (email: `${string}@${string}`) =>
  (await (await acme.as(email)).organizations.frame({ org })).me.badges.map(({ label }) => label);

describe("Granting", () => {
  it("KIO-6, KIO-13: single actions of several categories are given and taken at once, after what it means was shown", async () => {
    const olive = await acme.as("olive");
    const { id, orgId } = await newMember(acme, "Boxed Bo");
    const to = { member: id };
    await grant(olive, org, id, "database.view", "database.operate");
    const boxes = async () =>
      (await olive.grants.of({ org, id })).categories.flatMap(({ actions }) => actions);
    const taken = (await boxes()).find(({ key }) => key === "database.view")?.grants ?? [];
    const shown = await confirm(olive, { org, to, give: [{ permission: "vpn.view" }], take: taken });
    expect(shown.people).toMatchObject([{ gains: ["View vpn"], loses: ["View database"] }]);
    const held = (await boxes()).filter(({ grants }) => grants.length > 0);
    expect(held.map(({ key }) => key)).toEqual(["database.operate", "vpn.view"]);
    const events = await acme.owner`
      select body from audit_event where target_id = ${id} and org_id = ${orgId} order by seq desc limit 2`;
    expect(events.map(({ body }) => JSON.parse(body))).toMatchObject([
      { action: "permission.revoked", before: { permissions: "database.view" } },
      { action: "permission.granted", after: { permissions: "vpn.view" } },
    ]);
    await acme.expectRefusal("unknown_permission", () => grant(olive, org, id, "database.destroy"));
    await acme.expectRefusal("not_allowed", async () => grant(await acme.as("mia"), org, id, "vpn.view"));
    const { previewToken } = await olive.grants.preview({ org, to, give: [], take: [] });
    await acme.expectRefusal("nothing_changed", () =>
      olive.grants.change({ org, to, give: [], take: [], previewToken }),
    );
  });

  it("a grant's time is changed by one that takes its place: longer, ending today, but never in the past", async () => {
    const olive = await acme.as("olive");
    const { id: member, email } = await newMember(acme, "Longer Lo");
    const to = { member };
    await confirm(olive, { org, to, give: [{ permission: "vpn.view" }], take: [], endsOn: "2099-01-31" });
    const only = async () => (await olive.grants.of({ org, id: member })).grants;
    const anew = async (endsOn: string) => {
      const [{ id, gives }] = (await only()) as [Awaited<ReturnType<typeof only>>[number]];
      return confirm(olive, { org, to, give: [gives], take: [id], endsOn });
    };
    expect((await anew("2099-12-31")).people).toEqual([]);
    expect((await only()).map(({ expiresAt }) => expiresAt)).toEqual(["2099-12-31T23:59:59.999Z"]);
    const today = new Date().toISOString().slice(0, 10);
    await anew(today);
    expect((await only()).map(({ expiresAt, state }) => [expiresAt, state])).toEqual([
      [`${today}T23:59:59.999Z`, "now"],
    ]);
    expect(await labels(email)).toEqual(["vpn: view"]);
    const refused = await acme.expectRefusal("grant_end_past", () => anew("2020-01-01"));
    expect(refused.field).toBe("endsOn");
  });

  it("DST-11, KIO-13: a person holds several sets beside single permissions, for a time and with a reason", async () => {
    const olive = await acme.as("olive");
    const { id: member, email, orgId } = await newMember(acme, "Several Sue");
    const sets = [
      await newSet(acme, orgId, "One", ["vpn.view"]),
      await newSet(acme, orgId, "Two", ["infra.view"]),
    ];
    const give = [...sets.map((set) => ({ set })), { permission: "device.view" }];
    const shown = await confirm(
      olive,
      { org, to: { member }, give, take: [], endsOn: "2099-12-31" },
      "The audit",
    );
    expect(shown.people).toMatchObject([
      { name: "Several Sue", gains: ["View infra", "View device", "View vpn"] },
    ]);
    expect(await labels(email)).toEqual(["infra: view", "device: view", "vpn: view"]);
    expect(await lastEvent(acme, member)).toMatchObject({
      action: "permission.granted",
      after: { permissions: "device.view", sets: "One, Two", expiresAt: "2099-12-31T23:59:59.999Z" },
      reason: "The audit",
    });
  });

  it("DST-5, X-11: what is missing is named; one more click gives both", async () => {
    const olive = await acme.as("olive");
    const { id: member, email } = await newMember(acme, "Missing Mo");
    const change = { org, to: { member }, give: [{ permission: "audit.export" }], take: [] };
    const refused = await acme.expectRefusal("permission_requires", () => olive.grants.preview(change));
    expect(refused.message).toBe("Export audit needs View audit. Grant both, or neither.");
    const shown = await confirm(olive, { ...change, addMissing: true });
    expect(shown.added).toEqual(["View audit"]);
    expect(await labels(email)).toEqual(["audit: view, export"]);
  });

  it("X-11: taking a prerequisite away lists what turns inert, which is shown as such afterwards", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Inert Ida");
    const view = await newGrant(acme, orgId, { member, permission: "audit.view" });
    await newGrant(acme, orgId, { member, permission: "audit.export" });
    const shown = await confirm(olive, { org, to: { member }, give: [], take: [view] });
    expect(shown.inert).toEqual([{ label: "Export audit", lacks: ["View audit"] }]);
    expect(shown.people).toMatchObject([{ loses: ["View audit", "Export audit"] }]);
    const { categories } = await olive.permissions.access({ org, id: member });
    expect(categories.flatMap((c) => c.permissions)).toMatchObject([
      { key: "audit.export", allowed: false, lacks: ["View audit"] },
    ]);
  });

  it("a grant that begins later gives nothing until then; one that is over cannot be made", async () => {
    const olive = await acme.as("olive");
    const { id: member, email } = await newMember(acme, "Later Lea");
    const change = { org, to: { member }, give: [{ permission: "vpn.view" }], take: [] };
    const shown = await confirm(olive, { ...change, startsOn: "2099-01-01" });
    expect(shown.people).toEqual([]);
    expect(await labels(email)).toEqual([]);
    const why = await olive.permissions.explain({ org, id: member, permission: "vpn.view" });
    expect(why.because.map(({ code }) => code)).toEqual(["nothing", "granted_later"]);
    await acme.expectRefusal("grant_end_past", () =>
      olive.grants.preview({ ...change, endsOn: "2020-01-01" }),
    );
    await acme.expectRefusal("grant_ends_first", () =>
      olive.grants.preview({ ...change, startsOn: "2099-02-01", endsOn: "2099-01-31" }),
    );
  });

  it("a team's grant reaches its people, each of whom has an event", async () => {
    const olive = await acme.as("olive");
    const [ann, bob] = [await newMember(acme, "Team Ann"), await newMember(acme, "Team Bob")];
    const team = await newTeam(acme, ann.orgId, "Granted", [ann.id, bob.id]);
    const shown = await confirm(olive, { org, to: { team }, give: [{ permission: "vpn.view" }], take: [] });
    expect(shown.affected).toBe(2);
    expect(await labels(bob.email)).toEqual(["vpn: view"]);
    expect(await lastEvent(acme, team)).toMatchObject({ action: "team.granted" });
    expect(await lastEvent(acme, ann.id)).toMatchObject({
      action: "permission.granted",
      after: { permissions: "vpn.view", team: "Granted" },
    });
  });

  it("INV-2: nobody grants to themselves, nor to a team they are in", async () => {
    const { member, org: orgId } = await acme.ids("olive");
    const team = await newTeam(acme, orgId, "Olive's team", [member]);
    const olive = await acme.as("olive");
    for (const to of [{ member }, { team }]) {
      await acme.expectRefusal("own_grants", () =>
        olive.grants.preview({ org, to, give: [{ permission: "vpn.view" }], take: [] }),
      );
    }
  });

  it("a difference that changed meanwhile, and a grant that is gone, are refused", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Racing Ray");
    const given = await newGrant(acme, orgId, { member, permission: "vpn.view" });
    const change = { org, to: { member }, give: [], take: [given] };
    const { previewToken } = await olive.grants.preview(change);
    const both = await Promise.allSettled([
      olive.grants.change({ ...change, previewToken }),
      (await acme.as("marco")).grants.change({ ...change, previewToken }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await acme.expectRefusal("grant_unknown", () => olive.grants.change({ ...change, previewToken }));
    await acme.expectRefusal("difference_changed", () =>
      olive.grants.change({ ...change, take: [], give: [{ permission: "vpn.view" }], previewToken }),
    );
    const other = await newMember(acme, "Other Olaf");
    const theirs = await newGrant(acme, orgId, { member: other.id, permission: "vpn.view" });
    await acme.expectRefusal("grant_unknown", () => olive.grants.preview({ ...change, take: [theirs] }));
  });

  it("ten thousand permissions at once are too many, and change nothing", async () => {
    const olive = await acme.as("olive");
    const { id: member } = await newMember(acme, "Many Max");
    const give = Array.from({ length: 10_000 }, () => ({ permission: "vpn.view" }));
    await expect(olive.grants.preview({ org, to: { member }, give, take: [] })).rejects.toThrow(
      "Change at most 1,000 at once.",
    );
  });

  it("INV-6: somebody, or a team, of another organization is not found", async () => {
    const { member, org: globex } = await acme.ids("xena", "globex");
    const team = await newTeam(acme, globex, "Globex team", []);
    const olive = await acme.as("olive");
    for (const to of [{ member }, { team }]) {
      await acme.expectRefusal("not_found", () =>
        olive.grants.preview({ org, to, give: [{ permission: "vpn.view" }], take: [] }),
      );
    }
  });
});
