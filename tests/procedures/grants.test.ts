import { describe, expect, it } from "vitest";
import { newGrant, newSet, newTeam } from "@/tests/support/grants";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";
type Caller = Awaited<ReturnType<typeof acme.as>>;
type Change = Parameters<Caller["grants"]["preview"]>[0];

/** Looks at the difference and confirms it, as the screen does. */
async function confirm(who: Caller, change: Change, reason?: string) {
  const { mark, ...shown } = await who.grants.preview(change);
  await who.grants.change({ ...change, mark, reason });
  return shown;
}
const labels = async (email: `${string}@${string}`) =>
  (await (await acme.as(email)).organizations.frame({ org })).me.badges.map(({ label }) => label);

describe("Granting", () => {
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
    expect(refused.message).toBe("Export audit needs View audit. Give both, or neither.");
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
    const grant = await newGrant(acme, orgId, { member, permission: "vpn.view" });
    const change = { org, to: { member }, give: [], take: [grant] };
    const { mark } = await olive.grants.preview(change);
    const both = await Promise.allSettled([
      olive.grants.change({ ...change, mark }),
      (await acme.as("marco")).grants.change({ ...change, mark }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await acme.expectRefusal("grant_unknown", () => olive.grants.change({ ...change, mark }));
    await acme.expectRefusal("difference_changed", () =>
      olive.grants.change({ ...change, take: [], give: [{ permission: "vpn.view" }], mark }),
    );
    const other = await newMember(acme, "Other Olaf");
    const theirs = await newGrant(acme, orgId, { member: other.id, permission: "vpn.view" });
    await acme.expectRefusal("grant_unknown", () => olive.grants.preview({ ...change, take: [theirs] }));
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
