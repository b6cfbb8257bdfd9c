import { describe, expect, it } from "vitest";
import { newGrant, newSet, newTeam } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

describe("Why somebody can or cannot", () => {
  it("X-19: names the whole way, by set and team, and says the same to the person themself", async () => {
    const { id, email, orgId } = await newMember(acme, "Explained Ella");
    const set = await newSet(acme, orgId, "Night watch", ["backup.view", "backup.operate"]);
    const team = await newTeam(acme, orgId, "Nights", [id]);
    await newGrant(acme, orgId, { team, set });

    const olive = await acme.as("olive");
    const why = await olive.permissions.explain({ org: "acme", id, permission: "backup.operate" });
    expect(why).toMatchObject({ allowed: true, scope: "all" });
    expect(why.because.map(({ says }) => says)).toEqual([
      "Explained Ella is in the team “Nights”, which has the permission set “Night watch”.",
    ]);
    const mine = await (await acme.as(email)).permissions.mine({ org: "acme" });
    expect(mine?.categories).toEqual([
      {
        key: "backup",
        label: "backup",
        permissions: [
          expect.objectContaining({ key: "backup.view", allowed: true }),
          expect.objectContaining({ key: "backup.operate", because: why.because }),
        ],
      },
    ]);
  });

  it("KIO-11: a cell says of every permission of its category where it comes from; a team’s as well, by its grants", async () => {
    const { id, orgId } = await newMember(acme, "Celled Cem");
    const set = await newSet(acme, orgId, "Backups", ["backup.view", "backup.operate"]);
    const team = await newTeam(acme, orgId, "Celled", [id]);
    await newGrant(acme, orgId, { team, set });
    const olive = await acme.as("olive");
    const why = async (of: { member: string } | { team: string }) => {
      const [backup] = await olive.permissions.why({ org: "acme", of, categories: ["backup", "unknown"] });
      return backup?.permissions.map(({ key, because }) => [key, because.map(({ says }) => says)]);
    };
    expect(await why({ member: id })).toEqual([
      ["backup.view", ["Celled Cem is in the team “Celled”, which has the permission set “Backups”."]],
      ["backup.operate", ["Celled Cem is in the team “Celled”, which has the permission set “Backups”."]],
      ["backup.manage", ["Celled Cem has no active role, team, set or grant that includes “Manage backup”."]],
    ]);
    expect((await why({ team }))?.[0]).toEqual(["backup.view", ["Celled has the permission set “Backups”."]]);
    const { teams } = await olive.permissions.teams({ org: "acme", search: "CELL" });
    expect(teams.map(({ name, badges }) => [name, badges.map(({ label }) => label)])).toEqual([
      ["Celled", ["backup: view, operate"]],
    ]);
    const theirs = await newTeam(acme, (await acme.ids("xena", "globex")).org, "Celled elsewhere", []);
    await acme.expectRefusal("not_found", () => why({ team: theirs }));
  });

  it("X-19: everybody can ask about themselves, also why not", async () => {
    const { email, orgId, id } = await newMember(acme, "Asking Asa");
    await newGrant(acme, orgId, { member: id, permission: "vpn.view", endsIn: -1 });
    const asa = await acme.as(email);
    const answer = await asa.permissions.explainMine({ org: "acme", permission: "vpn.view" });
    expect(answer).toMatchObject({ allowed: false, scope: "none" });
    expect(answer.because.map(({ code }) => code)).toEqual(["nothing", "granted_over"]);
    await acme.expectRefusal("not_found", () =>
      asa.permissions.explainMine({ org: "globex", permission: "vpn.view" }),
    );
  });

  it("X-12: categories of further catalogs stand behind one column", async () => {
    const { org } = await acme.ids("olive");
    const olive = await acme.as("olive");
    expect((await olive.permissions.columns({ org: "acme" })).beside).toEqual([]);
    await acme.owner`update organization set catalogs = '{*,knowledge-base}' where id = ${org}`;
    const { main, beside } = await olive.permissions.columns({ org: "acme" });
    await acme.owner`update organization set catalogs = '{*}' where id = ${org}`;
    expect(main.map(({ key }) => key)).toEqual([
      ...["infra", "service", "backup", "device", "database", "vpn", "audit"],
    ]);
    expect(beside.map(({ key }) => key)).toEqual(["content", "settings"]);
  });

  it("X-19: answers a hundred asks in the order asked, twice what is asked twice; refuses more, and none", async () => {
    const { id, orgId } = await newMember(acme, "Hundred Hana");
    await newGrant(acme, orgId, { member: id, permission: "vpn.view" });
    const olive = await acme.as("olive");
    const kinds = ["vpn.view", "vpn.manage", "keypair.view", "no such key", "vpn.view"];
    const asks = Array.from({ length: 100 }, (_, i) => ({ permission: kinds[i % kinds.length] ?? "" }));
    const decisions = await olive.permissions.decide({ org: "acme", id, asks });
    const said = decisions.map(({ allowed, because }) => [allowed, because[0]?.code]);
    expect(said).toEqual(
      asks.map(({ permission }) => {
        if (permission === "vpn.view") return [true, "granted"];
        if (permission === "keypair.view") return [false, "catalog_off"];
        return [false, permission === "vpn.manage" ? "nothing" : "unknown"];
      }),
    );
    for (const wrong of [[], [...asks, { permission: "vpn.view" }]]) {
      await expect(olive.permissions.decide({ org: "acme", id, asks: wrong })).rejects.toThrow();
    }
  });

  it("INV-5: what was granted is refused from the second after its end on, by nobody's doing", async () => {
    const { id, email, orgId } = await newMember(acme, "Ending Edda");
    const grant = await newGrant(acme, orgId, { member: id, permission: "audit.view", endsIn: 3600 });
    const edda = await acme.as(email);
    const held = async () => (await edda.organizations.frame({ org: "acme" })).me.badges.map((b) => b.label);
    expect(await held()).toEqual(["audit: view"]);
    await acme.owner`update access_grant set expires_at = now() - interval '1 millisecond' where id = ${grant}`;
    expect(await held()).toEqual([]);
    const why = await (await acme.as("olive")).permissions.explain({
      org: "acme",
      id,
      permission: "audit.view",
    });
    expect(why.because.map(({ code }) => code)).toEqual(["nothing", "granted_over"]);
  });

  it("INV-5, X-11: what waits, is over, came by a team that is off or lacks its prerequisite counts nowhere", async () => {
    const { id, email, orgId } = await newMember(acme, "Various Vera");
    const set = await newSet(acme, orgId, "Various", ["device.view", "audit.export"]);
    const off = await newTeam(acme, orgId, "Off duty", [id]);
    await acme.owner`update team set deactivated_at = now() where id = ${off}`;
    await newGrant(acme, orgId, { member: id, set });
    await newGrant(acme, orgId, { member: id, permission: "infra.view", startsIn: 3600 });
    await newGrant(acme, orgId, { member: id, permission: "vpn.view", endsIn: -1, startsIn: -60 });
    await newGrant(acme, orgId, { team: off, permission: "database.view" });

    const olive = await acme.as("olive");
    const { rows } = await olive.members.list({ org: "acme", search: "Various Vera" });
    expect(rows[0]?.badges.map(({ label }) => label)).toEqual(["device: view"]);
    const { me } = await (await acme.as(email)).organizations.frame({ org: "acme" });
    expect(me.badges.map(({ label }) => label)).toEqual(["device: view"]);
    const { categories } = await olive.permissions.access({ org: "acme", id });
    expect(
      categories.flatMap((c) => c.permissions.map(({ key, allowed, lacks }) => [key, allowed, lacks])),
    ).toEqual([
      ["device.view", true, null],
      ["audit.export", false, ["View audit"]],
    ]);
  });

  it("DST-12: without teams in the organization, grants by team are inert everywhere", async () => {
    const { id, email, orgId } = await newMember(acme, "Team Tessa");
    const team = await newTeam(acme, orgId, "Tessa and others", [id]);
    await newGrant(acme, orgId, { team, permission: "vpn.view" });
    const tessa = await acme.as(email);
    const badges = async () => {
      const { rows } = await (await acme.as("olive")).members.list({ org: "acme", search: "Team Tessa" });
      const { me } = await tessa.organizations.frame({ org: "acme" });
      return [me.badges.length, rows[0]?.badges.length];
    };
    expect(await badges()).toEqual([1, 1]);
    await acme.owner`update organization set teams_on = false where id = ${orgId}`;
    expect(await badges()).toEqual([0, 0]);
    const why = await (await acme.as("olive")).permissions.explain({
      org: "acme",
      id,
      permission: "vpn.view",
    });
    expect(why.because.map(({ code }) => code)).toEqual(["nothing", "teams_off"]);
    await acme.owner`update organization set teams_on = true where id = ${orgId}`;
  });

  it("KIO-15: audit.view by way of a set opens what it opens to a Member, and nothing about people", async () => {
    const { id, email, orgId } = await newMember(acme, "Settings Saul");
    const set = await newSet(acme, orgId, "Keepers", ["org.settings.manage"]);
    await newGrant(acme, orgId, { member: id, set });
    const saul = await acme.as(email);
    await saul.organizations.settings({ org: "acme" });
    await acme.expectRefusal("not_allowed", () => saul.members.list({ org: "acme" }));
    await acme.expectRefusal("not_allowed", () =>
      saul.permissions.explain({ org: "acme", id, permission: "vpn.view" }),
    );
  });

  it("X-1: a Manager carries every permission of the catalogs switched on, and of no other", async () => {
    const olive = await acme.as("olive");
    const { member, org } = await acme.ids("marco");
    const ask = (permission: string) => olive.permissions.explain({ org: "acme", id: member, permission });
    expect(await ask("vpn.manage")).toMatchObject({ allowed: true, scope: "all" });
    expect((await ask("keypair.manage")).because.map(({ code }) => code)).toEqual(["catalog_off"]);
    await acme.owner`update organization set catalogs = '{*,software-trust}' where id = ${org}`;
    expect(await ask("keypair.manage")).toMatchObject({ allowed: true, scope: "all" });
    await acme.owner`update organization set catalogs = '{*}' where id = ${org}`;
    const pia = await acme.ids("pia");
    const hers = await olive.permissions.explain({ org: "acme", id: pia.member, permission: "vpn.manage" });
    expect(hers).toMatchObject({ allowed: false, scope: "none" });
  });

  it("INV-6: a member of another organization is nobody here", async () => {
    const { member } = await acme.ids("xena", "globex");
    const olive = await acme.as("olive");
    for (const id of [member, "00000000-0000-4000-8000-000000000000"]) {
      await acme.expectRefusal("not_found", () =>
        olive.permissions.explain({ org: "acme", id, permission: "vpn.view" }),
      );
      await acme.expectRefusal("not_found", () => olive.permissions.access({ org: "acme", id }));
    }
  });

  it("X-8, GGW-14: who is removed leaves grants, sets and teams behind, and the event names them", async () => {
    const { id, orgId } = await newMember(acme, "Leaving Lea");
    const set = await newSet(acme, orgId, "Leavers", ["vpn.view"]);
    const team = await newTeam(acme, orgId, "Leaving team", [id]);
    await newGrant(acme, orgId, { member: id, set });
    await newGrant(acme, orgId, { member: id, permission: "infra.view" });
    await (await acme.as("olive")).members.remove({ org: "acme", id, reason: "" });
    const [left] = await acme.owner`
      select (select count(*)::int from access_grant where membership_id = ${id} and ended_at is null) as grants,
             (select count(*)::int from team_member where team_id = ${team} and ended_at is null) as places`;
    expect(left).toEqual({ grants: 0, places: 0 });
    const [event] = await acme.owner`
      select body from audit_event where target_id = ${id} and action = 'membership.removed'`;
    expect(JSON.parse(event?.body).before).toEqual({
      role: "member",
      permissions: "infra.view",
      sets: "Leavers",
      teams: "Leaving team",
    });
  });
});
