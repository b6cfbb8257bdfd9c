import { describe, expect, it } from "vitest";
import { newGrant, newTeam, place } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";

describe("The teams of a person", () => {
  it("NIR-5: Edit User lists them, offers the others, and a place is given and taken by the rules of the team", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Edited Edda");
    const [day, night] = [
      await newTeam(acme, orgId, "Edda's day", [member]),
      await newTeam(acme, orgId, "Edda's night", []),
    ];
    await newGrant(acme, orgId, { team: night, permission: "vpn.view" });
    expect(await olive.teams.ofMember({ org, member })).toEqual([
      { id: day, name: "Edda's day", active: true, lead: false, whyNotTake: null },
    ]);
    const found = await olive.teams.findForMember({ org, member, search: "edda's" });
    expect(found).toEqual({ teams: [{ id: night, name: "Edda's night", whyNot: null }], more: false });

    await place(olive, "add", { org, id: night, member });
    await place(olive, "take", { org, id: day, member });
    expect((await olive.teams.ofMember({ org, member })).map(({ name }) => name)).toEqual(["Edda's night"]);
  });

  it("INV-2: one's own place in a team that carries something is offered with why not", async () => {
    const olive = await acme.as("olive");
    const { member, org: orgId } = await acme.ids("olive");
    const carries = await newTeam(acme, orgId, "Carries something", []);
    await newGrant(acme, orgId, { team: carries, permission: "vpn.view" });
    const found = await olive.teams.findForMember({ org, member, search: "carries some" });
    expect(found.teams[0]?.whyNot).toMatch(/^You can’t change your own place in a team\./);
  });

  it("says that there are more than twenty", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Many Mo");
    for (let n = 10; n < 31; n++) await newTeam(acme, orgId, `Offered ${n}`, []);
    const found = await olive.teams.findForMember({ org, member, search: "offered" });
    expect([found.teams.length, found.more]).toEqual([20, true]);
  });

  it("DST-12, INV-6: nothing where teams are off, and nobody of another organization", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Off Ola");
    const [foreign] = await acme.owner<{ id: string }[]>`
      select id from membership where org_id <> ${orgId} and ended_at is null limit 1`;
    const ofAnother = { org, member: foreign?.id ?? "" };
    await acme.expectRefusal("not_found", () => olive.teams.ofMember(ofAnother));
    await acme.owner`update organization set teams_on = false where id = ${orgId}`;
    await acme.expectRefusal("teams_off", () => olive.teams.ofMember({ org, member }));
    await acme.owner`update organization set teams_on = true where id = ${orgId}`;
  });

  it("X-4: the column Teams names them for each person, only where it is asked for", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId, email } = await newMember(acme, "Column Cora");
    for (const name of ["Second of Cora", "First of Cora"]) await newTeam(acme, orgId, name, [member]);
    const row = async (teams?: boolean) =>
      (await olive.members.list({ org, search: email, teams, sort: "name", descending: false })).rows[0];
    expect((await row(true))?.teams).toEqual(["First of Cora", "Second of Cora"]);
    expect((await row())?.teams).toEqual([]);
  });
});
