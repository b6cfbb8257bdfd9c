import type { AuditEvent } from "@/server/audit/event";
import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { refuse, refuseIf } from "@/server/errors";
import { keysIn, storedGrants } from "@/server/grants/queries";
import { loadMember, named } from "@/server/members/target";
import { whyNotGiveAway } from "@/server/policy/grant";
import { whyNotLead, whyNotPlace } from "@/server/policy/team";
import type { Entered } from "@/server/read";
import { loadTeam } from "./load";
import { endPlace, findPlace, insertPlace, setLead } from "./places/queries";

/**
 * "Olive added Mia to the team Nights": by who governs people, or by a lead, never to one's own gain (INV-2, INV-4).
 * Refuses teams_off, not_found, own_team_place, team_has_grants, team_not_yours, team_place_taken.
 */
export async function addToTeam(
  tx: Tx,
  entered: Entered,
  { id, member }: { id: string; member: string },
): Promise<Done<{ name: string }>> {
  const { actor, org } = entered;
  const { team, facts } = await loadTeam(tx, entered, id);
  const { row, target } = await loadMember(tx, org.id, member);

  refuseIf(whyNotPlace(actor, facts, target));
  // To put somebody into a team is to grant what the team carries.
  const carried = (await storedGrants(tx, org.id, { team: id })).flatMap(keysIn);
  refuseIf(whyNotGiveAway(actor, carried, org.name));

  const place = { teamId: id, membershipId: member, addedBy: actor.accountId };
  if (!(await insertPlace(tx, org.id, place))) refuse("team_place_taken", { name: row.name });

  return {
    events: [{ action: "team.joined", target: named(row), after: { team: team.name } }],
    result: { name: row.name },
  };
}

/** "Olive took Mia out of the team Nights". Refuses as adding does, and team_place_gone. */
export async function takeFromTeam(
  tx: Tx,
  entered: Entered,
  { id, member }: { id: string; member: string },
): Promise<Done<{ name: string }>> {
  const { actor, org } = entered;
  const { team, facts } = await loadTeam(tx, entered, id);
  const { row, target } = await loadMember(tx, org.id, member);
  const place = await findPlace(tx, org.id, id, member);
  if (!place) refuse("team_place_gone", { name: row.name });

  refuseIf(whyNotPlace(actor, facts, target) ?? (place.lead ? whyNotLead(actor, facts, target) : null));

  await endPlace(tx, org.id, place.id);

  return {
    events: [{ action: "team.left", target: named(row), before: { team: team.name, lead: place.lead } }],
    result: { name: row.name },
  };
}

/** "Olive made Mia a lead of the team Nights", or no longer. Refuses as adding does, team_place_gone, nothing_changed. */
export async function changeLead(
  tx: Tx,
  entered: Entered,
  { id, member, lead }: { id: string; member: string; lead: boolean },
): Promise<Done<{ name: string }>> {
  const { actor, org } = entered;
  const { team, facts } = await loadTeam(tx, entered, id);
  const { row, target } = await loadMember(tx, org.id, member);
  const place = await findPlace(tx, org.id, id, member);
  if (!place) refuse("team_place_gone", { name: row.name });

  refuseIf(whyNotLead(actor, facts, target));
  if (place.lead === lead) refuse("nothing_changed");

  await setLead(tx, org.id, place.id, lead);

  const said = { team: team.name };
  const event: AuditEvent = lead
    ? { action: "team.lead_made", target: named(row), after: said }
    : { action: "team.lead_unmade", target: named(row), before: said };
  return { events: [event], result: { name: row.name } };
}
