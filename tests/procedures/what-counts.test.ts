import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { newGrant, newSet } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "worlds";
const label: Record<string, string> = {
  "vpn.view": "View vpn",
  "vpn.operate": "Operate vpn",
  "audit.view": "View audit",
  "audit.export": "Export audit",
  "content.read": "Read content",
  "content.edit": "Edit content",
};
const keys = Object.keys(label);
const needs: Record<string, string> = { "audit.export": "audit.view", "content.edit": "content.read" };

const some = fc.subarray(keys, { minLength: 1, maxLength: 4 });
const mostly = fc.integer({ min: 0, max: 7 }).map((n) => n > 0);
const grant = fc.record({
  /** A permission, or a set by its place. */
  what: fc.oneof(fc.constantFrom(...keys), fc.nat(2)),
  /** Seconds from now to its beginning and its end: for good, for now, over, and not yet. */
  time: fc.constantFrom<[number, number?]>([-60], [-60], [-60], [-60, 3600], [-60, -1], [3600, 7200]),
  ended: mostly.map((yes) => !yes),
});
const grants = fc.array(grant, { minLength: 1, maxLength: 4 });
const world = fc.record({
  teamsOn: mostly,
  catalogs: fc.constantFrom([], ["knowledge-base"], ["knowledge-base"]),
  sets: fc.array(some, { minLength: 3, maxLength: 3 }),
  teams: fc.array(fc.record({ grants, active: mostly, deleted: mostly.map((yes) => !yes) }), {
    ...{ minLength: 3, maxLength: 3 },
  }),
  people: fc.array(
    fc.record({
      grants,
      /** In which teams they are, and in which no longer. */
      teams: fc.subarray([0, 1, 2]),
      left: fc.subarray([0, 1, 2], { maxLength: 1 }),
      enabled: mostly,
      approved: mostly,
      endsIn: fc.option(fc.constantFrom(-60, 3600), { freq: 3 }),
    }),
    { minLength: 8, maxLength: 8 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
type Person = World["people"][number];

/** What somebody holds that counts, told without a thought for tables. */
function counting(w: World, person: Person, ways: { own: boolean }): string[] {
  const inForce = (g: Person["grants"][number]) => !g.ended && g.time[0] < 0 && (g.time[1] ?? 1) > 0;
  const keysOf = (g: Person["grants"][number]) =>
    typeof g.what === "string" ? [g.what] : (w.sets[g.what] ?? []);
  const own = ways.own ? person.grants.filter(inForce).flatMap(keysOf) : [];
  const byTeam = person.teams.flatMap((place) => {
    const team = w.teams[place];
    const counts = w.teamsOn && team?.active && !team.deleted && !person.left.includes(place);
    return counts ? team.grants.filter(inForce).flatMap(keysOf) : [];
  });
  const known = [...own, ...byTeam].filter((key) => !key.startsWith("content.") || w.catalogs.length > 0);
  return keys.filter((key) => known.includes(key) && (!needs[key] || known.includes(needs[key])));
}

/** How the badges of a row say it. */
const badges = (held: readonly string[]) =>
  ["vpn", "audit", "content"].flatMap((category) => {
    const actions = held.flatMap((key) =>
      key.startsWith(`${category}.`) ? [key.slice(category.length + 1)] : [],
    );
    return actions.length > 0 ? [`${category}: ${actions.join(", ")}`] : [];
  });

let orgId: string;
beforeAll(async () => {
  const [row] = await acme.owner<{ id: string }[]>`
    insert into organization (name, slug, state) values ('Worlds', ${org}, 'awaiting_manager') returning id`;
  orgId = row?.id ?? "";
  await newMember(acme, "Managing Mona", { org, role: "manager" });
  await acme.owner`update organization set state = 'active' where id = ${orgId}`;
});

/** Puts a world into the database, past every procedure; gives its people. */
async function build(w: World, round: number) {
  const name = (what: string, place: number) => `${what} ${round} ${place}`;
  await acme.owner`update membership set ended_at = now(), end_reason = 'removed'
    where org_id = ${orgId} and role = 'member' and ended_at is null`;
  await acme.owner`update organization set teams_on = ${w.teamsOn}, catalogs = ${["*", ...w.catalogs]} where id = ${orgId}`;
  const sets: string[] = [];
  for (const [place, held] of w.sets.entries())
    sets.push(await newSet(acme, orgId, name("Set", place), held));
  const give = async (to: { member: string } | { team: string }, given: Person["grants"]) => {
    for (const { what, ended, time } of given) {
      const one = typeof what === "string" ? { permission: what } : { set: sets[what] ?? "" };
      const [startsIn, endsIn] = time;
      const id = await newGrant(acme, orgId, { ...to, ...one, startsIn, endsIn });
      if (ended) await acme.owner`update access_grant set ended_at = now() where id = ${id}`;
    }
  };
  const teams: string[] = [];
  for (const [place, team] of w.teams.entries()) {
    const [row] = await acme.owner<{ id: string }[]>`
      insert into team (org_id, name, name_key, deactivated_at, deleted_at)
      values (${orgId}, ${name("Team", place)}, ${name("team", place)}, ${team.active ? null : new Date()}, ${team.deleted ? new Date() : null})
      returning id`;
    teams.push(row?.id ?? "");
    await give({ team: row?.id ?? "" }, team.grants);
  }
  return Promise.all(
    w.people.map(async (person, place) => {
      const made = await newMember(acme, name("Person", place), { org });
      const ends = person.endsIn === null ? null : new Date(Date.now() + person.endsIn * 1000);
      await acme.owner`update membership set enabled = ${person.enabled}, expires_at = ${ends},
        approved_at = ${person.approved ? new Date() : null} where id = ${made.id}`;
      await give({ member: made.id }, person.grants);
      for (const team of person.teams) {
        await acme.owner`insert into team_member (org_id, team_id, membership_id, ended_at)
          values (${orgId}, ${teams[team] ?? ""}, ${made.id}, ${person.left.includes(team) ? new Date() : null})`;
      }
      return { person, ...made };
    }),
  );
}

describe("What counts, wherever it is asked", () => {
  it("INV-5, DST-12: the decision, the list, the person's own page and a difference agree with a naive model", async () => {
    const [mona] = await acme.owner<{ email: `${string}@${string}` }[]>`
      select email from membership where org_id = ${orgId} and role = 'manager'`;
    const manager = await acme.as(mona?.email ?? "@");
    let held = 0;
    for (const [round, w] of fc.sample(world, 16).entries()) {
      const people = await build(w, round);
      const { rows } = await manager.members.list({ org });
      for (const { id, email, person } of people) {
        const said = JSON.stringify({ person, world: { ...w, people: undefined } });
        const counts = counting(w, person, { own: true });
        const active = person.enabled && person.approved && (person.endsIn === null || person.endsIn > 0);
        held += active ? counts.length : 0;

        const asks = keys.map((permission) => ({ permission }));
        const decided = await manager.permissions.decide({ org, id, asks });
        const allowed = keys.filter((_, place) => decided[place]?.allowed);
        expect(allowed, said).toEqual(active ? counts : []);

        const row = rows.find((one) => one.id === id);
        if (row)
          expect(
            row.badges.map((badge) => badge.label),
            said,
          ).toEqual(badges(counts));
        if (active) {
          const { me } = await (await acme.as(email)).organizations.frame({ org });
          expect(
            me.badges.map((badge) => badge.label),
            said,
          ).toEqual(badges(counts));
        }

        const { grants } = await manager.grants.of({ org, id });
        const take = grants.map((one) => one.id);
        if (take.length === 0) continue;
        const { people: affected } = await manager.grants.preview({
          org,
          to: { member: id },
          give: [],
          take,
        });
        const left = counting(w, person, { own: false });
        const loses = counts.filter((key) => !left.includes(key)).map((key) => label[key]);
        expect(affected.flatMap((one) => one.loses).sort(), said).toEqual([...loses].sort());
      }
    }
    expect(held).toBeGreaterThan(20);
  });
});
