import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import { eventsFor, keysOf, peopleAffectedBy, verifyPreview } from "@/server/grants/impact/preview";
import { type HoldingPerson, holdingPeople } from "@/server/grants/impact/queries";
import { endGrantsOfTeam } from "@/server/grants/queries";
import { isNameTaken } from "@/server/names/queries";
import { whyNotGiveAway } from "@/server/policy/grant";
import { nameKey } from "@/server/policy/look-alike";
import { whyNotActivateTeam, whyNotDeleteTeam } from "@/server/policy/team";
import type { Tx } from "@/server/transaction/transaction";
import type { TeamEnd } from "./input";
import { askTeams, keysGivenBy, loadOwnTeam, teamTarget } from "./load";
import { endTeamMembershipsOf } from "./members/queries";
import { insertTeam, updateTeam } from "./queries";

/** "Olive made the team Nights" (DST-8). Refuses teams_off, team_name_taken. */
export async function createTeam(
  tx: Tx,
  context: OrgContext,
  { name, description }: { name: string; description: string },
): Promise<Done<{ id: string; name: string }>> {
  askTeams(context);

  const made = await insertTeam(tx, context.org.id, { name, description, nameKey: nameKey(name) });
  if (!made) refuse("team_name_taken");

  const team = { id: made.id, name };
  return {
    events: [{ action: "team.created", target: teamTarget(team), after: { name, description } }],
    result: team,
  };
}

/** "Olive changed the team Nights". Refuses teams_off, not_found, team_not_yours, team_changed, team_name_taken, nothing_changed. */
export async function editTeam(
  tx: Tx,
  context: OrgContext,
  { id, name, description, version }: { id: string; name: string; description: string; version: number },
): Promise<Done<{ name: string }>> {
  const { team } = await loadOwnTeam(tx, context, id);

  if (team.version !== version) refuse("team_changed", { name: team.name });
  if (team.name === name && team.description === description) refuse("nothing_changed");
  const taken = { kind: "team", nameKey: nameKey(name), except: id } as const;
  if (await isNameTaken(tx, context.org.id, taken)) refuse("team_name_taken");

  await updateTeam(tx, context.org.id, id, { name, description, nameKey: nameKey(name) });

  const before = { name: team.name, description: team.description };
  return {
    events: [
      { action: "team.edited", target: teamTarget({ id, name }), before, after: { name, description } },
    ],
    result: { name },
  };
}

/** What ends for the people of a team, or begins again. */
export async function planTeamEnd(tx: Tx, context: OrgContext, id: string, what: TeamEnd) {
  const { actor, org } = context;
  const { team, facts } = await loadOwnTeam(tx, context, id);
  if (what === "delete") refuseIf(whyNotDeleteTeam(actor, facts));
  const isOff = team.deactivatedAt !== null;
  if (what === (isOff ? "deactivate" : "activate")) refuse("nothing_changed");
  const people = await holdingPeople(tx, org.id, { team: id });
  const attached = await keysGivenBy(tx, org.id, id);
  if (what === "activate")
    refuseIf(whyNotActivateTeam(actor, facts) ?? whyNotGiveAway(actor, attached.ever, org.name));
  const affected = peopleAffectedBy(people, ({ held }) => [
    ...held.filter((row) => row.team !== id).flatMap(keysOf),
    ...(what === "activate" ? attached.now : []),
  ]);
  return { team, people, affected, about: `team ${id} ${team.version} ${what}` };
}

const actions = {
  deactivate: "team.deactivated",
  activate: "team.activated",
  delete: "team.deleted",
} as const;

/**
 * "Olive deactivated the team Nights": off for now, with its people; or on again; or gone for good, with its grants and its
 * places (DST-8). Refuses what loading refuses, nothing_changed, difference_changed; on again also team_stays_off, own_grants,
 * settings_withheld.
 */
export async function endTeam(
  tx: Tx,
  context: OrgContext,
  { id, what, previewToken }: { id: string; what: TeamEnd; previewToken: string },
): Promise<Done<{ name: string; affected: number }>> {
  const { org } = context;
  const { team, people, affected, about } = await planTeamEnd(tx, context, id, what);
  const impact = verifyPreview(org.catalog, affected, about, previewToken);

  if (what === "delete") {
    await updateTeam(tx, org.id, id, { deletedAt: new Date() });
    await endTeamMembershipsOf(tx, org.id, id);
    await endGrantsOfTeam(tx, org.id, id);
  } else {
    await updateTeam(tx, org.id, id, { deactivatedAt: what === "deactivate" ? new Date() : null });
  }

  const before = { people: people.length, permissions: granted(people, id).join(" ") };
  return {
    events: [
      { action: actions[what], target: teamTarget(team), before },
      ...eventsFor(impact, people, { team: team.name }),
    ],
    result: { name: team.name, affected: impact.people.length },
  };
}

const granted = (people: readonly HoldingPerson[], id: string) => [
  ...new Set(people.flatMap(({ held }) => held.filter((row) => row.team === id).flatMap(keysOf))),
];
