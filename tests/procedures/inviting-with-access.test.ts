import { describe, expect, it } from "vitest";
import { newGrant, newSet, newTeam } from "@/tests/support/grants";
import { freshAddress, goodPassword, invitationTo, invite, membershipsOf } from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const person = { name: "Ann Lee", password: goodPassword };
let count = 0;

async function access() {
  const { org } = await acme.ids("olive");
  const n = ++count;
  const set = await newSet(acme, org, `Night watch ${n}`, ["backup.view", "backup.operate"]);
  const team = await newTeam(acme, org, `Nights ${n}`, []);
  return { org, set, team, setName: `Night watch ${n}`, teamName: `Nights ${n}` };
}

/** What somebody got: ids of sets, ids of teams, single permissions. */
async function holds(email: string) {
  const [member] = await membershipsOf(acme, email);
  const grants = await acme.owner`
    select set_id, permission, granted_by from access_grant where membership_id = ${member?.id} and ended_at is null`;
  const places = await acme.owner`
    select team_id from team_member where membership_id = ${member?.id} and ended_at is null`;
  return {
    sets: grants.flatMap(({ set_id }) => set_id ?? []),
    permissions: grants.flatMap(({ permission }) => permission ?? []),
    teams: places.map(({ team_id }) => team_id),
    givers: [...new Set(grants.map(({ granted_by }) => granted_by))],
  };
}

describe("Permission sets and teams that come with an invitation (NIR-4)", () => {
  it("are offered, shown in the list and to the invited, given at acceptance, and told in the audit", async () => {
    const { set, team, setName, teamName } = await access();
    const olive = await acme.as("olive");
    const options = await olive.invitations.options({ org: "acme" });
    expect(options.sets).toContainEqual({ id: set, kind: "set", name: setName, whyNot: null });
    expect(options.teams).toContainEqual({ id: team, kind: "team", name: teamName, whyNot: null });

    const email = freshAddress();
    const { token } = await invite(acme, email, { sets: [set], teams: [team], permissions: ["infra.view"] });
    const { rows } = await olive.invitations.list({ org: "acme", search: email });
    expect(rows).toMatchObject([{ attached: [setName, teamName], permissions: 1 }]);
    const shown = await acme.nobody().invitations.open({ token });
    expect(shown).toMatchObject({ leftOut: [] });
    expect("with" in shown && shown.with?.slice(0, 2)).toEqual([
      `the set ${setName}`,
      `the team ${teamName}`,
    ]);

    await acme.nobody().invitations.join({ token, ...person });

    const { account } = await acme.ids("olive");
    expect(await holds(email)).toEqual({
      sets: [set],
      teams: [team],
      permissions: ["infra.view"],
      givers: [account],
    });
    const [event] = await acme.owner`
      select body::jsonb -> 'after' as after from audit_event
       where action = 'membership.started' and body::jsonb -> 'target' ->> 'email' = ${email}`;
    expect(event?.after).toEqual({
      role: "member",
      permissions: "infra.view",
      sets: setName,
      teams: teamName,
    });
  });

  it("INV-4: an archived set, a team that is off and one of no use here are left out and said", async () => {
    const [kept, gone] = [await access(), await access()];
    const email = freshAddress();
    const { token } = await invite(acme, email, {
      sets: [kept.set, gone.set],
      teams: [kept.team, gone.team],
    });
    await acme.owner`update permission_set set archived_at = now() where id = ${gone.set}`;
    await acme.owner`update team set deactivated_at = now() where id = ${gone.team}`;

    const said = [`the set ${gone.setName}`, `the team ${gone.teamName}`];
    expect(await acme.nobody().invitations.open({ token })).toMatchObject({ leftOut: said });
    expect(await acme.nobody().invitations.join({ token, ...person })).toMatchObject({ leftOut: said });
    expect(await holds(email)).toMatchObject({ sets: [kept.set], teams: [kept.team] });
  });

  it("INV-4: of a sender who is no Manager any more nothing is given, and the membership stands", async () => {
    const { set, team } = await access();
    const boss = await newMember(acme, "Bea Boss", { role: "manager" });
    const email = freshAddress();
    await (await acme.as(boss.email)).invitations.send({
      org: "acme",
      people: [{ email }],
      role: "Member",
      sets: [set],
      teams: [team],
    });
    await (await acme.as("olive")).members.changeRole({ org: "acme", id: boss.id, role: "Member" });
    const [mail] = await acme.owner`select props ->> 'token' as token from outbox where to_email = ${email}`;
    const joined = await acme.nobody().invitations.join({ token: mail?.token, ...person });
    expect(joined.leftOut).toHaveLength(2);
    expect(await holds(email)).toEqual({ sets: [], teams: [], permissions: [], givers: [] });
  });

  it("X-10: who does not carry the settings gives them neither by a set nor by a team, now or later", async () => {
    const { org, team } = await access();
    const set = await newSet(acme, org, `Settings ${++count}`, ["org.settings.manage"]);
    await newGrant(acme, org, { team, set });
    const boss = await newMember(acme, "Bea Withheld", { role: "manager" });
    const caller = await acme.as(boss.email);
    const people = [{ email: freshAddress() }];
    const email = people[0]?.email ?? "";
    await caller.invitations.send({ org: "acme", people, role: "Member", sets: [set], teams: [team] });
    await acme.owner`update membership set settings_withheld = true where id = ${boss.id}`;

    const more = { org: "acme", people: [{ email: freshAddress() }], role: "Member" as const };
    await acme.expectRefusal("settings_withheld", () => caller.invitations.send({ ...more, sets: [set] }));
    await acme.expectRefusal("settings_withheld", () => caller.invitations.send({ ...more, teams: [team] }));
    const options = await caller.invitations.options({ org: "acme" });
    expect(options.teams.find(({ id }) => id === team)?.whyNot).toBeTruthy();
    const [mail] = await acme.owner`select props ->> 'token' as token from outbox where to_email = ${email}`;
    expect((await acme.nobody().invitations.join({ token: mail?.token, ...person })).leftOut).toHaveLength(2);
    expect(await holds(email)).toMatchObject({ sets: [], teams: [] });
  });

  it("X-11: a permission may need what a set brings", async () => {
    const { org } = await acme.ids("olive");
    const set = await newSet(acme, org, `Readers ${++count}`, ["audit.view"]);
    const olive = await acme.as("olive");
    const input = { org: "acme", role: "Member" as const, permissions: ["audit.export"] };
    await acme.expectRefusal("permission_requires", () =>
      olive.invitations.send({ ...input, people: [{ email: freshAddress() }] }),
    );
    await olive.invitations.send({ ...input, people: [{ email: freshAddress() }], sets: [set] });
  });

  it("INV-4, X-11: what needs something that is gone at acceptance is left out, said to the invited and in the audit", async () => {
    const { org } = await acme.ids("olive");
    const set = await newSet(acme, org, `Readers ${++count}`, ["audit.view"]);
    const email = freshAddress();
    const { id, token } = await invite(acme, email, {
      sets: [set],
      permissions: ["audit.export", "infra.view"],
    });
    expect(await acme.nobody().invitations.open({ token })).toMatchObject({ leftOut: [] });
    await acme.owner`update permission_set set archived_at = now() where id = ${set}`;

    const said = [`the set Readers ${count}`, "Export audit (needs View audit)"];
    expect(await acme.nobody().invitations.open({ token })).toMatchObject({
      with: ["View infra"],
      leftOut: said,
    });
    expect(await acme.nobody().invitations.join({ token, ...person })).toMatchObject({ leftOut: said });
    expect(await holds(email)).toMatchObject({ sets: [], permissions: ["infra.view"] });
    const [event] = await acme.owner`
      select body::jsonb -> 'after' ->> 'leftOut' as said from audit_event
       where target_id = ${id} and action = 'invitation.accepted'`;
    expect(event?.said).toBe(said.join(", "));
  });

  it("INV-6: what is archived, off or another organization's cannot be chosen", async () => {
    const [{ set }, { team }] = [await access(), await access()];
    const olive = await acme.as("olive");
    const input = { org: "acme", people: [{ email: freshAddress() }], role: "Member" as const };
    await acme.owner`update permission_set set archived_at = now() where id = ${set}`;
    await acme.owner`update team set deactivated_at = now() where id = ${team}`;
    await acme.expectRefusal("access_gone", () => olive.invitations.send({ ...input, sets: [set] }));
    await acme.expectRefusal("access_gone", () => olive.invitations.send({ ...input, teams: [team] }));
    const { org: globex } = await acme.ids("xena", "globex");
    const foreign = await newSet(acme, globex, `Foreign ${++count}`, ["backup.view"]);
    await acme.expectRefusal("access_unknown", () => olive.invitations.send({ ...input, sets: [foreign] }));
    expect(await invitationTo(acme, input.people[0]?.email ?? "")).toBeUndefined();
    const ids = (await olive.invitations.options({ org: "acme" })).sets.map(({ id }) => id);
    expect(ids).not.toContain(set);
    expect(ids).not.toContain(foreign);
  });
});
