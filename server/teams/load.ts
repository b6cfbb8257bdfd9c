import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import { keysIn, storedGrants } from "@/server/grants/queries";
import { stateOf } from "@/server/grants/shown";
import { seesAllTeams, type TeamFacts, whyNotChangeTeam } from "@/server/policy/team";
import type { Tx } from "@/server/transaction/transaction";
import { findTeam, type TeamRow } from "./queries";

/** Refuses teams_off where the organization has none (DST-12). */
export function askTeams({ org }: OrgContext): void {
  if (!org.teamsOn) refuse("teams_off", { org: org.name });
}

/** A team with what decides about it. One that the actor may not see is not found, like another organization's. */
export async function loadTeam(
  tx: Tx,
  context: OrgContext,
  id: string,
): Promise<{ team: TeamRow; facts: TeamFacts }> {
  askTeams(context);
  const { actor, org } = context;
  const team = await findTeam(tx, org.id, id, actor.membership?.id ?? null);
  if (!team || !(seesAllTeams(actor) || team.place)) refuse("not_found");
  return { team, facts: factsOf(team) };
}

export const factsOf = (team: TeamRow): TeamFacts => ({
  name: team.name,
  hasGrants: team.sets.length + team.keys.length > 0,
  place: team.place,
});

/** The same, for who may change it. Refuses team_not_yours. */
export async function loadOwnTeam(tx: Tx, context: OrgContext, id: string) {
  const loaded = await loadTeam(tx, context, id);
  refuseIf(whyNotChangeTeam(context.actor, loaded.facts));
  return loaded;
}

/** How an event names a team. */
export const teamTarget = (team: { id: string; name: string }) =>
  ({ kind: "team", id: team.id, label: team.name }) as const;

/** What the grants of a team give, whether the team itself is active or not: at this moment, and at any time to come. */
export async function keysGivenBy(tx: Tx, orgId: string, team: string) {
  const now = new Date();
  const grants = (await storedGrants(tx, orgId, { team })).filter((grant) => stateOf(grant, now) !== "over");
  const started = grants.filter((grant) => stateOf(grant, now) === "now");
  return { now: started.flatMap(keysIn), ever: grants.flatMap(keysIn) };
}
