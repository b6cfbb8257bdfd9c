import { type Actor, actingRole, isActive, isManager } from "./actor";
import { type WhyNot, whyNot } from "./reason";

/** A team as the rules see it, and the actor's place in it. */
export interface TeamFacts {
  name: string;
  /** True if it has grants: everyone in it then has permissions through it. */
  hasGrants: boolean;
  /** The actor's own place in it. */
  place: "lead" | "member" | null;
}

/** True for who governs people here: Managers and PlatformAdmins (INV-4). */
const governs = (actor: Actor) => actingRole(actor) !== "Member";
const holds = (actor: Actor, permission: string) =>
  isActive(actor.membership) && actor.membership.granted.includes(permission);
const managesAll = (actor: Actor) => governs(actor) || holds(actor, "teams.manage_all");

/** True if the actor sees every team; others see only their own. */
export const seesAllTeams = managesAll;

/** Why this team cannot be changed or deactivated by this actor (DST-8), or null. */
export function whyNotChangeTeam(actor: Actor, team: TeamFacts): WhyNot<"team_not_yours"> | null {
  if (managesAll(actor)) return null;
  return team.place && holds(actor, "teams.manage_mine")
    ? null
    : whyNot("team_not_yours", { name: team.name });
}

/** Why this team cannot be deleted by this actor (DST-8), or null. */
export function whyNotDeleteTeam(actor: Actor, team: TeamFacts): WhyNot<"team_not_yours"> | null {
  return managesAll(actor) ? null : whyNot("team_not_yours", { name: team.name });
}

/**
 * Why this team cannot be switched on again by this actor, or null. Its people get back what it carries, so where it
 * carries something that is to grant: only who governs people may, and to themself only a Manager, who carries
 * everything already (INV-2, INV-4).
 */
export function whyNotActivateTeam(
  actor: Actor,
  team: TeamFacts,
): WhyNot<"team_not_yours" | "team_stays_off" | "own_grants"> | null {
  if (!team.hasGrants) return whyNotChangeTeam(actor, team);
  if (!governs(actor)) return whyNot("team_stays_off", { name: team.name });
  return team.place && !isManager(actor.membership) ? whyNot("own_grants") : null;
}

type NotPlace = WhyNot<"own_team_place" | "team_has_grants" | "team_not_yours">;

/**
 * Why this person's place in a team cannot be given or taken by this actor, or null. Who governs people may, and a lead
 * may in their team; to be in a team that carries nothing, also who manages all teams. Never one's own place in a team
 * that carries something, and never a lead their own (INV-2, INV-4).
 */
export function whyNotPlace(actor: Actor, team: TeamFacts, person: { accountId: string }): NotPlace | null {
  const own = person.accountId === actor.accountId;
  if (own && (team.hasGrants || team.place === "lead")) return whyNot("own_team_place");
  if (governs(actor) || team.place === "lead") return null;
  if (!holds(actor, "teams.manage_all")) return whyNot("team_not_yours", { name: team.name });
  return team.hasGrants ? whyNot("team_has_grants", { name: team.name }) : null;
}

/**
 * Why this person cannot be made a lead of a team, or no longer be one, by this actor, or null. A lead makes no leads.
 */
export function whyNotLead(actor: Actor, team: TeamFacts, person: { accountId: string }): NotPlace | null {
  if (person.accountId === actor.accountId && (team.hasGrants || !governs(actor)))
    return whyNot("own_team_place");
  if (governs(actor)) return null;
  if (!holds(actor, "teams.manage_all")) return whyNot("team_not_yours", { name: team.name });
  return team.hasGrants ? whyNot("team_has_grants", { name: team.name }) : null;
}

/**
 * What passes to whoever takes over a team from somebody who goes (CASE-13). The work does, never a permission (INV-2):
 * a place in a team that something is granted to would be a grant, so there the heir only looks after the team, as the
 * Manager they are, until somebody else makes a lead. Where the team carries nothing, they lead it.
 */
export const inheritedFrom = (team: { carries: boolean }): "lead" | "keeper" =>
  team.carries ? "keeper" : "lead";
