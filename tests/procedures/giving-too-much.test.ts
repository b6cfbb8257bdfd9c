import { beforeAll, describe, expect, it } from "vitest";
import { newTeam } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";
import {
  add,
  addAfterLooking,
  edit,
  grant,
  invite,
  lead,
  make,
  settings,
  switchOn,
  temptedPeople,
  vpn,
} from "@/tests/support/temptations";

const [acme, org] = [useCast(), "acme"];
type Caller = Awaited<ReturnType<typeof acme.as>>;
type Code = Parameters<typeof acme.expectRefusal>[0];
let here: Awaited<ReturnType<typeof temptedPeople>>;
beforeAll(async () => {
  here = await temptedPeople(acme);
});
const friend = () => ({ member: here.friend });
type Way = [who: keyof typeof here.as, way: string, code: Code, call: (who: Caller) => Promise<unknown>];

/** Each way by which somebody could come to hold what nobody gave them. */
const toOneself: Way[] = [
  ["olive", "grants to herself", "own_grants", (who) => grant(who, { member: here.olive }, vpn)],
  ["olive", "grants to a team she is in", "own_grants", (who) => grant(who, { team: here.own }, vpn)],
  [
    "olive",
    "joins a team that carries something",
    "own_team_place",
    (who) => add(who, here.carries, here.olive),
  ],
  ["olive", "makes herself lead of such a team", "own_team_place", (who) => lead(who, here.own, here.olive)],
  [
    "olive",
    "sets the end of her own membership",
    "own_access",
    (who) => who.members.edit({ org, id: here.olive, expiresOn: "2099-01-01" }),
  ],
  [
    "olive",
    "makes herself PlatformAdmin",
    "own_role",
    (who) => who.members.changeRole({ org, id: here.olive, role: "PlatformAdmin" }),
  ],
  ["pia", "grants to herself", "own_grants", (who) => grant(who, { member: here.pia }, vpn)],
  [
    "pia",
    "grants a set to herself",
    "own_grants",
    (who) => grant(who, { member: here.pia }, { set: here.held }),
  ],
  ["pia", "widens a set she holds", "own_set", (who) => edit(who, here.held, ["vpn.view", "vpn.manage"])],
  ["pia", "widens one she holds later", "own_set", (who) => edit(who, here.soon, ["vpn.manage"])],
  ["pia", "widens her sleeping team’s", "own_set", (who) => edit(who, here.asleep, ["vpn.manage"])],
  ["pia", "widens a set she holds by a team", "own_set", (who) => edit(who, here.heldByTeam, ["vpn.manage"])],
  ["pia", "joins a team that carries something", "own_team_place", (who) => add(who, here.carries, here.pia)],
  ["pia", "switches her team on again", "own_grants", (who) => switchOn(who, here.off)],
  ["sara", "grants to herself", "not_allowed", (who) => grant(who, { member: here.sara }, vpn)],
  [
    "sara",
    "joins a team that carries something",
    "own_team_place",
    (who) => add(who, here.carries, here.sara),
  ],
  ["sara", "makes herself lead of her team", "own_team_place", (who) => lead(who, here.own, here.sara)],
  ["sara", "switches her team on again", "team_stays_off", (who) => switchOn(who, here.off)],
  ["lead", "adds herself to her team once more", "own_team_place", (who) => add(who, here.led, here.lead)],
];

/** Each way by which somebody who governs nobody could give something to others (INV-4). */
const byMembers: Way[] = [
  ["sara", "grants to a friend", "not_allowed", (who) => grant(who, friend(), vpn)],
  ["sara", "grants to a team", "not_allowed", (who) => grant(who, { team: here.carries }, vpn)],
  ["sara", "makes a set", "not_allowed", (who) => make(who, ["vpn.view"])],
  ["sara", "clones a set", "not_allowed", (who) => make(who, ["vpn.view"], here.held)],
  ["sara", "edits a set", "not_allowed", (who) => edit(who, here.held, ["vpn.manage"])],
  ["sara", "invites with permissions", "not_allowed", (who) => invite(who, { permissions: ["vpn.view"] })],
  [
    "sara",
    "starts a file of people",
    "not_allowed",
    (who) => who.invitations.startFile({ org, id: here.friend }),
  ],
  ["sara", "approves a request", "not_allowed", (who) => who.requests.approve({ org, id: here.requestId })],
  [
    "sara",
    "puts a friend into a team that carries something",
    "team_has_grants",
    (who) => add(who, here.carries, here.friend),
  ],
  [
    "sara",
    "makes a friend lead there, who could add others",
    "team_has_grants",
    (who) => lead(who, here.led, here.friend),
  ],
  [
    "sara",
    "restores a friend's access",
    "not_allowed",
    (who) => who.members.edit({ org, id: here.friend, enabled: true }),
  ],
  [
    "sara",
    "proposes a friend as Manager",
    "not_allowed",
    (who) => who.promotions.propose({ org, id: here.friend, reason: "A friend" }),
  ],
  ["lead", "grants to the team they lead", "not_allowed", (who) => grant(who, { team: here.led }, vpn)],
  ["lead", "makes another lead", "team_not_yours", (who) => lead(who, here.led, here.friend)],
  ["lead", "puts a friend into another team", "not_found", (who) => add(who, here.carries, here.friend)],
];

/** Each way by which a Manager from whom the settings are withheld could give them away. */
const withoutSettings: Way[] = [
  ["wes", "grants them", "settings_withheld", (who) => grant(who, friend(), { permission: settings })],
  [
    "wes",
    "grants a set with them",
    "settings_withheld",
    (who) => grant(who, friend(), { set: here.withSettings }),
  ],
  [
    "wes",
    "grants them to a team",
    "settings_withheld",
    (who) => grant(who, { team: here.carries }, { permission: settings }),
  ],
  ["wes", "makes a set with them", "settings_withheld", (who) => make(who, [settings])],
  ["wes", "clones a set with them", "settings_withheld", (who) => make(who, [settings], here.withSettings)],
  ["wes", "adds them to a set", "settings_withheld", (who) => edit(who, here.held, ["vpn.view", settings])],
  ["wes", "invites with them", "settings_withheld", (who) => invite(who, { permissions: [settings] })],
  [
    "wes",
    "invites with a set of them",
    "settings_withheld",
    (who) => invite(who, { sets: [here.withSettings] }),
  ],
  [
    "wes",
    "invites into a team with them",
    "settings_withheld",
    (who) => invite(who, { teams: [here.keepers] }),
  ],
  [
    "wes",
    "puts somebody into such a team",
    "settings_withheld",
    (who) => add(who, here.keepers, here.friend),
  ],
  ["wes", "switches such a team on again", "settings_withheld", (who) => switchOn(who, here.sleepers)],
  [
    "wes",
    "ticks the box of a Member",
    "settings_withheld",
    (who) => who.members.edit({ org, id: here.friend, carriesSettings: true }),
  ],
];

/** Each way by which a Manager could give what no Manager gives (INV-3, INV-4). */
const byManagers: Way[] = [
  [
    "olive",
    "makes a Manager",
    "promotion",
    (who) => who.members.changeRole({ org, id: here.friend, role: "Manager" }),
  ],
  ["olive", "invites a Manager", "promotion", (who) => invite(who, { role: "Manager" })],
  [
    "olive",
    "grants what the organization's catalogs lack",
    "unknown_permission",
    (who) => grant(who, friend(), { permission: "keypair.view" }),
  ],
  [
    "olive",
    "grants what lacks its prerequisite",
    "permission_requires",
    (who) => grant(who, friend(), { permission: "audit.export" }),
  ],
  [
    "olive",
    "makes a set of what the catalogs lack",
    "unknown_permission",
    (who) => make(who, ["keypair.view"]),
  ],
  ["olive", "grants an archived set", "set_archived", (who) => grant(who, friend(), { set: here.archived })],
  [
    "olive",
    "brings an archived set back by an edit",
    "set_archived",
    (who) => edit(who, here.archived, ["vpn.view"]),
  ],
  ["olive", "invites with an archived set", "access_gone", (who) => invite(who, { sets: [here.archived] })],
  ["olive", "invites into a team that is off", "access_gone", (who) => invite(who, { teams: [here.off] })],
  [
    "olive",
    "grants another organization's set",
    "not_found",
    (who) => grant(who, friend(), { set: here.theirs }),
  ],
  [
    "olive",
    "invites with another organization's set",
    "access_unknown",
    (who) => invite(who, { sets: [here.theirs] }),
  ],
];

describe.each([
  ["INV-2: nobody gives to themselves", toOneself],
  ["INV-4: who governs nobody gives nothing", byMembers],
  ["X-10: nobody gives the settings without carrying them", withoutSettings],
  ["INV-3, INV-4: no Manager gives what is not a Manager's to give", byManagers],
])("%s", (_, ways) => {
  it.each(ways)("%s %s: %s", async (who, _way, code, call) => {
    await acme.expectRefusal(code, () => call(here.as[who]));
  });
});

describe("What is left to them", () => {
  it("INV-2: who invites their own address with others invites the others alone", async () => {
    const people = [{ email: "pia@platform.example" }, { email: "other@new.example" }];
    const { sent } = await here.as.pia.invitations.send({ org: "globex", people, role: "Member" });
    expect(sent.map(({ verdict }) => verdict)).toEqual(["refused", "invite"]);
  });

  it("DST-8: who manages teams fills one that carries nothing, and switches it off and on", async () => {
    const id = await newTeam(acme, (await acme.ids("olive")).org, "Carries nothing", [here.sara]);
    await addAfterLooking(here.as.sara, id, here.friend);
    for (const what of ["deactivate", "activate"] as const) {
      const { previewToken } = await here.as.sara.teams.previewEnd({ org, id, what });
      await here.as.sara.teams.end({ org, id, what, previewToken });
    }
  });

  it("INV-4: a lead adds people to a team that carries something", async () => {
    const other = await newMember(acme, "Other Otto");
    await addAfterLooking(here.as.lead, here.led, other.id);
    const { me } = await (await acme.as(other.email)).organizations.frame({ org });
    expect(me.badges.map(({ label }) => label)).toEqual(["vpn: view"]);
  });
});
