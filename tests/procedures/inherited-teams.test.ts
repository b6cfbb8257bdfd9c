import { describe, expect, it } from "vitest";
import { eventsOf } from "@/tests/support/account";
import { newGrant, newTeam, place } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";
let made = 0;

/** A Manager, and a team that carries a permission and is led by somebody alone. */
async function ledTeam(carries = true) {
  const manager = await newMember(acme, "Hera Heir", { role: "manager" });
  const lead = await newMember(acme, "Lena Lead");
  const team = await newTeam(acme, lead.orgId, `Led ${++made}`, [lead.id]);
  await acme.owner`update team_member set lead = true where team_id = ${team}`;
  if (carries) await newGrant(acme, lead.orgId, { team, permission: "backup.manage" });
  return { manager, lead, team, name: `Led ${made}`, caller: await acme.as(manager.email) };
}

/** What somebody holds once they are no Manager any more. */
async function heldAfterDemotion(id: string) {
  await (await acme.as("pia")).members.changeRole({ org, id, role: "Member" });
  const [row] = await acme.owner<{ keys: string[] }[]>`
    select held_keys(org_id, id) as keys from membership where id = ${id}`;
  return row?.keys;
}

const ways = {
  removes: (who: Awaited<ReturnType<typeof ledTeam>>) =>
    who.caller.members.remove({ org, id: who.lead.id, reason: "" }),
  deletes: (who: Awaited<ReturnType<typeof ledTeam>>) => who.caller.members.delete({ org, id: who.lead.id }),
};

describe("CASE-13: the work passes, never a permission", () => {
  it.each(Object.keys(ways) as (keyof typeof ways)[])(
    "INV-2: who %s the lead of a team looks after it, and keeps nothing of what it carries after a demotion",
    async (way) => {
      const led = await ledTeam();
      const { ends } = await led.caller.members.details({ org, id: led.lead.id });
      expect(ends).toMatchObject({ teams: [led.name], heir: "Hera Heir", leads: [] });
      await ways[way](led);
      const olive = await acme.as("olive");
      expect(await olive.teams.get({ org, id: led.team })).toMatchObject({
        keeper: "Hera Heir",
        leads: [],
        members: [],
      });
      expect(await eventsOf(acme, "team.keeper_passed", led.manager.id)).toMatchObject([
        { after: { team: led.name } },
      ]);
      expect(await heldAfterDemotion(led.manager.id)).toEqual([]);
      expect((await olive.teams.get({ org, id: led.team })).keeper).toBeNull();
    },
  );

  it("INV-2: nor does the longest-standing Manager, where the lead leaves", async () => {
    const led = await ledTeam();
    await (await acme.as(led.lead.email)).members.leave({ org });
    const { keeper, members } = await led.caller.teams.get({ org, id: led.team });
    expect(["Olive Tan", "Marco Ruiz"]).toContain(keeper);
    expect(members).toEqual([]);
  });

  it("INV-2: an heir who is in the team already keeps their place, and does not become its lead", async () => {
    const led = await ledTeam();
    await acme.owner`
      insert into team_member (org_id, team_id, membership_id)
      values (${led.lead.orgId}, ${led.team}, ${led.manager.id})`;
    await led.caller.members.remove({ org, id: led.lead.id, reason: "" });
    expect(await led.caller.teams.get({ org, id: led.team })).toMatchObject({
      keeper: "Hera Heir",
      members: [{ id: led.manager.id, lead: false }],
    });
  });

  it("a team that carries nothing is led by the heir; so nobody gains anything by it", async () => {
    const led = await ledTeam(false);
    const { ends } = await led.caller.members.details({ org, id: led.lead.id });
    expect(ends).toMatchObject({ heir: "Hera Heir", leads: [led.name] });
    await led.caller.members.remove({ org, id: led.lead.id, reason: "" });
    expect(await led.caller.teams.get({ org, id: led.team })).toMatchObject({
      keeper: null,
      leads: ["Hera Heir"],
    });
    expect(await heldAfterDemotion(led.manager.id)).toEqual([]);
  });

  it("who looks after a team and goes passes it on; a new lead ends it", async () => {
    const led = await ledTeam();
    await led.caller.members.remove({ org, id: led.lead.id, reason: "" });
    const next = await newMember(acme, "Nils Next", { role: "manager" });
    const nils = await acme.as(next.email);
    expect((await nils.members.details({ org, id: led.manager.id })).ends).toMatchObject({
      teams: [led.name],
      heir: "Nils Next",
    });
    await nils.members.remove({ org, id: led.manager.id, reason: "" });
    expect((await nils.teams.get({ org, id: led.team })).keeper).toBe("Nils Next");

    const { id: member } = await newMember(acme, "Lou New Lead");
    await place(nils, "add", { org, id: led.team, member });
    await nils.teams.changeLead({ org, id: led.team, member, lead: true });
    expect(await nils.teams.get({ org, id: led.team })).toMatchObject({
      keeper: null,
      leads: ["Lou New Lead"],
    });
  });
});
