import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import { type HoldingPerson, holdingPeople } from "@/server/grants/impact/queries";
import { loadMember, named } from "@/server/members/target";
import { whyNotGrant } from "@/server/policy/grant";
import { whyNot } from "@/server/policy/reason";
import { findTeam } from "@/server/teams/queries";
import type { Tx } from "@/server/transaction/transaction";
import { type StoredGrant, type Subject, storedGrants } from "./queries";

/** Who is given something: a person or a team, with what they were given and everybody whom it reaches. */
export interface LoadedSubject {
  name: string;
  /** How an event names it. */
  target: ReturnType<typeof named> | { kind: "team"; id: string; label: string };
  grants: StoredGrant[];
  people: HoldingPerson[];
}

/**
 * Loads a person or a team for granting. Refuses not_found, own_grants (also for a team one is in: INV-2), and teams_off.
 */
export async function loadSubject(tx: Tx, context: OrgContext, to: Subject): Promise<LoadedSubject> {
  const { actor, org } = context;
  const people = await holdingPeople(tx, org.id, to);
  const grants = await storedGrants(tx, org.id, to);
  if ("member" in to) {
    const { row, target } = await loadMember(tx, org.id, to.member);
    refuseIf(whyNotGrant(actor, target, [], org.name));
    return { name: row.name, target: named(row), grants, people };
  }
  if (!org.teamsOn) refuse("teams_off", { org: org.name });
  const team = await findTeam(tx, org.id, to.team);
  if (!team) refuse("not_found");
  const own = people.some(({ accountId }) => accountId === actor.accountId);
  refuseIf(own ? whyNot("own_grants") : null);
  return { name: team.name, target: { kind: "team", id: team.id, label: team.name }, grants, people };
}
