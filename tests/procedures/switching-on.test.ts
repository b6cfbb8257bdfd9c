import { beforeEach, describe, expect, it } from "vitest";
import { eventsOf } from "@/tests/support/account";
import { newGrant, newSet, newTeam, place, switchTo } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";
const both = ["kiops", "knowledge-base"];

beforeEach(async () => {
  await acme.owner`update organization set catalogs = '{*}', teams_on = true where slug = ${org}`;
  await acme.owner`update access_grant set ended_at = now() where ended_at is null`;
});

/** Somebody who may change the settings, and nothing else. */
async function settingsHolder(name: string) {
  const person = await newMember(acme, name);
  await newGrant(acme, person.orgId, { member: person.id, permission: "org.settings.manage" });
  return { ...person, api: await acme.as(person.email) };
}

/** What each of these people gains and loses, as it was shown. */
const shown = (of: { people: { name: string; gains: string[]; loses: string[] }[] }) =>
  of.people.map(({ name, gains, loses }) => [name, gains.join(", "), loses.join(", ")]);

const held = async (id: string) => {
  const [row] = await acme.owner<
    { email: `${string}@${string}` }[]
  >`select email from membership where id = ${id}`;
  const api = await acme.as(row?.email ?? "@");
  return (await api.organizations.frame({ org })).me.badges.map(({ label }) => label);
};

describe("INV-2, INV-4: to switch on what carries permissions is to grant", () => {
  it("who may only change the settings switches nothing on that gives somebody a permission, least of all themself", async () => {
    const sue = await settingsHolder("Settings Sue");
    const { id: other } = await newMember(acme, "Other Ole");
    const team = await newTeam(acme, sue.orgId, "Woken team", [sue.id]);
    await newGrant(acme, sue.orgId, { team, permission: "backup.manage" });
    await switchTo(sue.api, org, ["kiops"], false);
    await acme.expectRefusal("switch_grants", () => switchTo(sue.api, org, ["kiops"], true));
    expect(await held(sue.id)).toEqual([]);

    await newGrant(acme, sue.orgId, { member: other, permission: "content.read" });
    await acme.expectRefusal("switch_grants", () => switchTo(sue.api, org, both, false));
    const marco = await acme.as("marco");
    await switchTo(marco, org, ["kiops"], true);
    expect(await held(sue.id)).toEqual(["backup: manage"]);
  });

  it("nor where it would count only later: a grant that has not begun, a set, a team that is off", async () => {
    const sue = await settingsHolder("Later Sue");
    const set = await newSet(acme, sue.orgId, "Later set", ["content.read"]);
    for (const grant of [
      { member: sue.id, permission: "content.read", startsIn: 3600 },
      { member: sue.id, set, startsIn: 3600 },
    ]) {
      const id = await newGrant(acme, sue.orgId, grant);
      await acme.expectRefusal("switch_grants", () => switchTo(sue.api, org, both));
      await acme.owner`update access_grant set ended_at = now() where id = ${id}`;
    }
    const team = await newTeam(acme, sue.orgId, "Later team", [sue.id]);
    await acme.owner`update team set deactivated_at = now() where id = ${team}`;
    await newGrant(acme, sue.orgId, { team, permission: "backup.manage" });
    await acme.owner`update organization set teams_on = false where slug = ${org}`;
    await acme.expectRefusal("switch_grants", () => switchTo(sue.api, org, ["kiops"], true));
  });

  it("they switch on what gives nobody anything, and off what they like", async () => {
    const sue = await settingsHolder("Harmless Sue");
    expect(await switchTo(sue.api, org, both)).toMatchObject({ affected: 0 });
    await switchTo(sue.api, org, ["kiops"], false);
    expect(await switchTo(sue.api, org, ["kiops"], true)).toMatchObject({ affected: 0 });
  });

  it("a PlatformAdmin who is a Member gives nothing to themself; a Manager, who has everything, may", async () => {
    const pam = await newMember(acme, "Pam Platform");
    await acme.owner`update account set platform_admin = true where id = ${pam.accountId}`;
    await newGrant(acme, pam.orgId, { member: pam.id, permission: "content.read" });
    const api = await acme.as(pam.email);
    // What a PlatformAdmin looks at is recorded once in 15 minutes: here, before the refusal is watched.
    await api.catalogs.switches({ org });
    await acme.expectRefusal("own_grants", () => switchTo(api, org, both));
    await acme.owner`update membership set role = 'manager' where id = ${pam.id}`;
    await switchTo(api, org, both);
    await acme.owner`update membership set role = 'member' where id = ${pam.id}`;
    await acme.owner`update account set platform_admin = false where id = ${pam.accountId}`;
  });
});

describe("INV-7: switching is shown before, and told of each person after", () => {
  it("who gains and who loses is shown, confirmed, and an event for each of them", async () => {
    const [ann, bob, cy] = await Promise.all(
      ["Gaining Ann", "Losing Bob", "Both Cy"].map((name) => newMember(acme, name)),
    );
    if (!ann || !bob || !cy) throw new Error("Nobody was made.");
    const team = await newTeam(acme, ann.orgId, "Shown team", [bob.id, cy.id]);
    await newGrant(acme, ann.orgId, { team, permission: "backup.manage" });
    for (const { id: member } of [ann, cy])
      await newGrant(acme, ann.orgId, { member, permission: "content.read" });
    const olive = await acme.as("olive");
    const before = await switchTo(olive, org, both, false);
    expect(shown(before)).toEqual([
      ["Both Cy", "Read content", "Manage backup"],
      ["Gaining Ann", "Read content", ""],
      ["Losing Bob", "", "Manage backup"],
    ]);
    expect(await held(cy.id)).toEqual(["content: read"]);
    const granted = await eventsOf(acme, "permission.granted", cy.id);
    const revoked = await eventsOf(acme, "permission.revoked", cy.id);
    expect([granted, revoked]).toMatchObject([
      [{ after: { permissions: "content.read", switched: "Knowledge base on, teams off" } }],
      [{ before: { permissions: "backup.manage", switched: "Knowledge base on, teams off" } }],
    ]);
    expect(granted[0]?.requestId).toBe(revoked[0]?.requestId);
    expect(await eventsOf(acme, "permission.granted", ann.id)).toHaveLength(1);
    expect(await eventsOf(acme, "permission.revoked", bob.id)).toHaveLength(1);
  });

  it("what was confirmed is what is saved: without the mark of what is so now, nothing is", async () => {
    const { id: member, orgId } = await newMember(acme, "Marked Mo");
    await newGrant(acme, orgId, { member, permission: "content.read" });
    const olive = await acme.as("olive");
    const { version } = await olive.catalogs.switches({ org });
    const wanted = { org, version, catalogs: both, teamsOn: true };
    const { previewToken } = await olive.catalogs.preview(wanted);
    const later = await newMember(acme, "Later Lu");
    await newGrant(acme, orgId, { member: later.id, permission: "content.read" });
    for (const old of [previewToken, ""]) {
      await acme.expectRefusal("difference_changed", () =>
        olive.catalogs.change({ ...wanted, previewToken: old }),
      );
    }
    const seen = await olive.catalogs.preview({ ...wanted, teamsOn: false });
    await acme.expectRefusal("difference_changed", () =>
      olive.catalogs.change({ ...wanted, previewToken: seen.previewToken }),
    );
    expect(await switchTo(olive, org, both)).toMatchObject({ affected: 2 });
  });

  it("X-1: Managers, who carry everything, and what has a prerequisite elsewhere are told apart", async () => {
    const boss = await newMember(acme, "Boss Bea", { role: "manager" });
    await newGrant(acme, boss.orgId, { member: boss.id, permission: "content.read" });
    const olive = await acme.as("olive");
    expect(await switchTo(olive, org, both)).toMatchObject({ affected: 0, unaffected: 1 });
  });

  it("a team that is put together while teams are off gives its people nothing until they are on", async () => {
    const { id: member, orgId } = await newMember(acme, "Quiet Quin");
    const team = await newTeam(acme, orgId, "Quiet team", []);
    await newGrant(acme, orgId, { team, permission: "backup.manage" });
    const olive = await acme.as("olive");
    await place(olive, "add", { org, id: team, member });
    expect(shown(await switchTo(olive, org, ["kiops"], false))).toEqual([
      ["Quiet Quin", "", "Manage backup"],
    ]);
    expect(shown(await switchTo(olive, org, ["kiops"], true))).toEqual([["Quiet Quin", "Manage backup", ""]]);
  });
});
