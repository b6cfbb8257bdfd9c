import { describe, expect, it } from "vitest";
import { newGrant, newTeam, place } from "@/tests/support/grants";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";

/** Somebody with a permission of teams. */
async function holder(name: string, permission: string) {
  const person = await newMember(acme, name);
  await newGrant(acme, person.orgId, { member: person.id, permission });
  return { ...person, caller: await acme.as(person.email) };
}
const lead = async (team: string, member: string) =>
  acme.owner`update team_member set lead = true where team_id = ${team} and membership_id = ${member}`;

describe("Teams", () => {
  it("DST-8, GGW-14: are made with people and leads, changed, and logged", async () => {
    const olive = await acme.as("olive");
    const { id: member } = await newMember(acme, "Placed Pat");
    const { id } = await olive.teams.create({ org, name: "Nights", description: "Who is awake" });
    await place(olive, "add", { org, id, member });
    await olive.teams.changeLead({ org, id, member, lead: true });
    expect(await lastEvent(acme, member)).toMatchObject({
      action: "team.lead_made",
      after: { team: "Nights" },
    });
    const team = await olive.teams.get({ org, id });
    expect(team).toMatchObject({ people: 1, leads: ["Placed Pat"], members: [{ id: member, lead: true }] });
    await acme.expectRefusal("team_place_taken", () => place(olive, "add", { org, id, member }));
    await acme.expectRefusal("team_name_taken", () =>
      olive.teams.create({ org, name: "N I G H T S", description: "" }),
    );
    await olive.teams.edit({ org, id, name: "Night shift", description: "", version: team.version });
    await acme.expectRefusal("team_changed", () =>
      olive.teams.edit({ org, id, name: "Nights", description: "", version: team.version }),
    );
    await olive.teams.changeLead({ org, id, member, lead: false });
    await place(olive, "take", { org, id, member });
    const events = await acme.owner`
      select action from audit_event where target_id in (${id}, ${member}) order by org_id, seq`;
    expect(events.map(({ action }) => action)).toEqual([
      ...["team.created", "team.joined", "team.lead_made", "team.edited", "team.lead_unmade", "team.left"],
    ]);
    await acme.expectRefusal("team_place_gone", () => place(olive, "take", { org, id, member }));
  });

  it("DST-8: who manages all teams makes, changes and deletes them; who manages their own, changes those they are in", async () => {
    const all = await holder("All Alma", "teams.manage_all");
    const mine = await holder("Mine Mina", "teams.manage_mine");
    const { id } = await all.caller.teams.create({ org, name: "Theirs", description: "" });
    const own = await newTeam(acme, mine.orgId, "Mina's", [mine.id]);

    expect((await mine.caller.teams.list({ org })).teams.map(({ name }) => name)).toEqual(["Mina's"]);
    await acme.expectRefusal("not_found", () => mine.caller.teams.get({ org, id }));
    await acme.expectRefusal("not_allowed", () =>
      mine.caller.teams.create({ org, name: "Another", description: "" }),
    );
    await mine.caller.teams.edit({ org, id: own, name: "Mina's own", description: "", version: 1 });
    await acme.expectRefusal("team_not_yours", () =>
      mine.caller.teams.previewEnd({ org, id: own, what: "delete" }),
    );
    const { previewToken } = await all.caller.teams.previewEnd({ org, id: own, what: "delete" });
    await all.caller.teams.end({ org, id: own, what: "delete", previewToken });
    await acme.expectRefusal("not_found", () => mine.caller.teams.get({ org, id: own }));
  });

  it("are found by a part of their name, and listed a page at a time", async () => {
    const { org: orgId } = await acme.ids("olive");
    for (let n = 10; n < 63; n++) await newTeam(acme, orgId, `Paged ${n}`, []);
    const olive = await acme.as("olive");
    const list = (place: { after?: string; before?: string } = {}) =>
      olive.teams.list({ org, search: "PAGED", ...place });
    const first = await list();
    expect([first.teams.length, first.total, first.previous]).toEqual([50, 53, undefined]);
    const second = await list({ after: first.next });
    expect(second.teams.map(({ name }) => name)).toEqual(["Paged 60", "Paged 61", "Paged 62"]);
    expect(second.next).toBeUndefined();
    const back = await list({ before: second.previous });
    expect(back.teams.map(({ name }) => name)).toEqual(first.teams.map(({ name }) => name));
    expect((await olive.teams.list({ org, search: "Paged 5%" })).teams).toEqual([]);
    expect((await list({ after: "tampered" })).teams).toHaveLength(50);
  });

  it("a plain Member sees the teams they are in, and changes nothing", async () => {
    const plain = await newMember(acme, "Plain Pia");
    const id = await newTeam(acme, plain.orgId, "Seen", [plain.id]);
    const caller = await acme.as(plain.email);
    expect((await caller.teams.list({ org })).teams.map(({ name }) => name)).toEqual(["Seen"]);
    expect((await caller.teams.get({ org, id })).whyNot.change).toContain("Only Managers");
    const edit = { org, id, name: "Mine", description: "", version: 1 };
    await acme.expectRefusal("team_not_yours", () => caller.teams.edit(edit));
    await acme.expectRefusal("team_not_yours", () => place(caller, "add", { org, id, member: plain.id }));
  });

  it("INV-4: a lead adds people and takes them out, never themself, and makes no leads", async () => {
    const [boss, hand] = [await newMember(acme, "Lead Lena"), await newMember(acme, "Hand Hans")];
    const id = await newTeam(acme, boss.orgId, "Led", [boss.id]);
    await lead(id, boss.id);
    await newGrant(acme, boss.orgId, { team: id, permission: "vpn.view" });
    const lena = await acme.as(boss.email);
    expect(await lena.teams.findPeople({ org, id, search: "hand hans" })).toMatchObject([{ id: hand.id }]);
    await acme.expectRefusal("not_found", async () =>
      (await acme.as(hand.email)).teams.findPeople({ org, id, search: "lena" }),
    );
    await place(lena, "add", { org, id, member: hand.id });
    const hans = await acme.as(hand.email);
    expect((await hans.organizations.frame({ org })).me.badges.map(({ label }) => label)).toEqual([
      "vpn: view",
    ]);
    await acme.expectRefusal("team_not_yours", () =>
      lena.teams.changeLead({ org, id, member: hand.id, lead: true }),
    );
    await acme.expectRefusal("own_team_place", () => place(lena, "take", { org, id, member: boss.id }));
    await acme.expectRefusal("own_team_place", () => place(lena, "add", { org, id, member: boss.id }));
    await place(lena, "take", { org, id, member: hand.id });
  });

  it("INV-2, INV-4: nobody gets into a team that carries something by themself, not even who manages all teams", async () => {
    const all = await holder("Sly Sara", "teams.manage_all");
    const { member: marco } = await acme.ids("marco");
    const id = await newTeam(acme, all.orgId, "Carrying", []);
    await newGrant(acme, all.orgId, { team: id, permission: "vpn.view" });
    await acme.expectRefusal("own_team_place", () => place(all.caller, "add", { org, id, member: all.id }));
    const other = await newMember(acme, "Sly's friend");
    await acme.expectRefusal("team_has_grants", () =>
      place(all.caller, "add", { org, id, member: other.id }),
    );
    await acme.expectRefusal("own_team_place", async () =>
      place(await acme.as("marco"), "add", { org, id, member: marco }),
    );
    const empty = await newTeam(acme, all.orgId, "Carrying nothing", []);
    await place(all.caller, "add", { org, id: empty, member: all.id });
  });

  it("who is added or taken out gains and loses just what was shown; refused when that changed meanwhile", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Shown Shay");
    const id = await newTeam(acme, orgId, "Shown", []);
    await newGrant(acme, orgId, { team: id, permission: "vpn.view" });
    const where = { org, id, member };
    const { previewToken, people } = await olive.teams.previewPlace({ ...where, what: "add" });
    expect(people).toMatchObject([{ name: "Shown Shay", gains: ["View vpn"] }]);
    await newGrant(acme, orgId, { team: id, permission: "infra.view" });
    await acme.expectRefusal("difference_changed", () => olive.teams.add({ ...where, previewToken }));
    const anew = await olive.teams.previewPlace({ ...where, what: "add" });
    const both = await Promise.allSettled(
      [olive, await acme.as("marco")].map((who) =>
        who.teams.add({ ...where, previewToken: anew.previewToken }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await lastEvent(acme, member)).toMatchObject({
      action: "team.joined",
      after: { team: "Shown", permissions: "infra.view vpn.view" },
    });
    const left = await place(olive, "take", where);
    expect(left.people).toMatchObject([{ loses: ["View infra", "View vpn"] }]);
  });

  it("DST-8: deactivating and deleting say what they end; an active team again gives it back", async () => {
    const olive = await acme.as("olive");
    const { id: member, email, orgId } = await newMember(acme, "Ended Ena");
    const id = await newTeam(acme, orgId, "Ended", [member]);
    await newGrant(acme, orgId, { team: id, permission: "vpn.view" });
    const badges = async () => (await (await acme.as(email)).organizations.frame({ org })).me.badges.length;
    const go = async (what: "deactivate" | "activate" | "delete") => {
      const { previewToken, people } = await olive.teams.previewEnd({ org, id, what });
      await olive.teams.end({ org, id, what, previewToken });
      return people.map(({ gains, loses }) => [...gains.map((g) => `+${g}`), ...loses.map((l) => `-${l}`)]);
    };
    expect(await go("deactivate")).toEqual([["-View vpn"]]);
    expect(await badges()).toBe(0);
    await acme.expectRefusal("nothing_changed", () =>
      olive.teams.previewEnd({ org, id, what: "deactivate" }),
    );
    expect(await go("activate")).toEqual([["+View vpn"]]);
    expect(await badges()).toBe(1);
    expect(await go("delete")).toEqual([["-View vpn"]]);
    expect(await badges()).toBe(0);
    const events = await acme.owner`select action from audit_event where target_id = ${id} order by seq`;
    expect(events.map(({ action }) => action)).toEqual([
      ...["team.deactivated", "team.activated", "team.deleted"],
    ]);
    await olive.teams.create({ org, name: "Ended", description: "" });
  });

  it("DST-12: without teams in the organization there is nothing to open or change", async () => {
    const { org: orgId, member } = await acme.ids("mia");
    const id = await newTeam(acme, orgId, "Off", []);
    await acme.owner`update organization set teams_on = false where id = ${orgId}`;
    const olive = await acme.as("olive");
    await acme.expectRefusal("teams_off", () => olive.teams.list({ org }));
    await acme.expectRefusal("teams_off", () => olive.permissions.teams({ org }));
    await acme.expectRefusal("teams_off", () =>
      olive.permissions.why({ org, of: { team: id }, categories: ["vpn"] }),
    );
    await acme.expectRefusal("teams_off", () => olive.teams.create({ org, name: "New", description: "" }));
    await acme.expectRefusal("teams_off", () => place(olive, "add", { org, id, member }));
    await acme.expectRefusal("teams_off", () =>
      olive.grants.preview({ org, to: { team: id }, give: [{ permission: "vpn.view" }], take: [] }),
    );
    await acme.owner`update organization set teams_on = true where id = ${orgId}`;
  });

  it("INV-6: another organization's team is not found, nor its people", async () => {
    const { member, org: globex } = await acme.ids("xena", "globex");
    const theirs = await newTeam(acme, globex, "Globex team", [member]);
    const ours = await newTeam(acme, (await acme.ids("mia")).org, "Ours", []);
    const olive = await acme.as("olive");
    await acme.expectRefusal("not_found", () => olive.teams.get({ org, id: theirs }));
    await acme.expectRefusal("not_found", () => place(olive, "add", { org, id: ours, member }));
  });

  it("CASE-13, KMP-5: what a removed person led passes to the Manager who removes them, and the dialog lists it", async () => {
    const { id: member, orgId } = await newMember(acme, "Leaving Lead");
    const second = await newMember(acme, "Second Lead");
    const alone = await newTeam(acme, orgId, "Left alone", [member]);
    const together = await newTeam(acme, orgId, "Left together", [member, second.id]);
    for (const [team, who] of [
      [alone, member],
      [together, member],
      [together, second.id],
    ] as const) {
      await lead(team, who);
    }
    const olive = await acme.as("olive");
    const { ends } = await olive.members.details({ org, id: member });
    expect(ends).toMatchObject({ teams: ["Left alone"], heir: "Olive Tan" });
    await olive.members.remove({ org, id: member, reason: "" });
    expect((await olive.teams.get({ org, id: alone })).leads).toEqual(["Olive Tan"]);
    expect((await olive.teams.get({ org, id: together })).leads).toEqual(["Second Lead"]);

    const { id: gone } = await newMember(acme, "Removed by Pia");
    const team = await newTeam(acme, orgId, "Left by Pia", [gone]);
    await lead(team, gone);
    await (await acme.as("pia")).members.remove({ org, id: gone, reason: "" });
    const [heir] = (await olive.teams.get({ org, id: team })).leads;
    expect(["Olive Tan", "Marco Ruiz"]).toContain(heir);
  });
});
