import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import type { AuditEvent } from "@/server/audit-log/event";
import { refuse, refuseIf } from "@/server/errors";
import { keysOf, peopleAffectedBy, verifyPreview } from "@/server/grants/impact/preview";
import { holdingPeople } from "@/server/grants/impact/queries";
import { loadMember, named } from "@/server/members/target";
import { whyNotGiveAway } from "@/server/policy/grant";
import { whyNotLead, whyNotPlace } from "@/server/policy/team";
import type { Tx } from "@/server/transaction/transaction";
import type { PlaceChange } from "./input";
import { keysGivenBy, loadTeam } from "./load";
import { endTeamMember, findTeamMember, insertTeamMember, setKeeper, setLead } from "./members/queries";

/**
 * Whom a place in a team would be given to or taken from, and what they gain or lose by it (INV-2, INV-4).
 * Refuses teams_off, not_found, own_team_place, team_has_grants, team_not_yours, settings_withheld, team_place_taken,
 * team_place_gone.
 */
export async function planTeamMember(tx: Tx, context: OrgContext, { id, member, what }: PlaceChange) {
  const { actor, org } = context;
  const { team, facts } = await loadTeam(tx, context, id);
  const { row, target } = await loadMember(tx, org.id, member);
  const place = await findTeamMember(tx, org.id, id, member);

  // The right comes first: what is refused before it would tell anybody in the team what the person is called.
  refuseIf(whyNotPlace(actor, facts, target) ?? (place?.lead ? whyNotLead(actor, facts, target) : null));
  if (what === "take" && !place) refuse("team_place_gone", { name: row.name });
  if (what === "add" && place) refuse("team_place_taken", { name: row.name });
  const attached = await keysGivenBy(tx, org.id, id);
  // Adding a person to a team grants them its permissions.
  if (what === "add") refuseIf(whyNotGiveAway(actor, attached.ever, org.name));

  const people = await holdingPeople(tx, org.id, { member });
  const gained = what === "add" && team.deactivatedAt === null ? attached.now : [];
  const affected = peopleAffectedBy(people, ({ held }) => [
    ...held.filter((held) => held.team !== id).flatMap(keysOf),
    ...gained,
  ]);
  return { team, row, place, affected, about: JSON.stringify([what, id, member, place?.lead]) };
}

/** "Olive added Mia to the team Nights". Refuses what planning refuses, and difference_changed. */
export async function addToTeam(
  tx: Tx,
  context: OrgContext,
  { previewToken, ...change }: PlaceChange & { previewToken: string },
): Promise<Done<{ name: string }>> {
  const { actor, org } = context;
  const { team, row, affected, about } = await planTeamMember(tx, context, change);
  const gains = verifyPreview(org.catalog, affected, about, previewToken).people.flatMap(
    (person) => person.gains,
  );

  const place = { teamId: team.id, membershipId: row.id, addedBy: actor.accountId };
  if (!(await insertTeamMember(tx, org.id, place))) refuse("team_place_taken", { name: row.name });

  const after = { team: team.name, permissions: gains.join(" ") || undefined };
  return { events: [{ action: "team.joined", target: named(row), after }], result: { name: row.name } };
}

/** "Olive took Mia out of the team Nights". Refuses what planning refuses, and difference_changed. */
export async function takeFromTeam(
  tx: Tx,
  context: OrgContext,
  { previewToken, ...change }: PlaceChange & { previewToken: string },
): Promise<Done<{ name: string }>> {
  const { org } = context;
  const { team, row, place, affected, about } = await planTeamMember(tx, context, change);
  if (!place) refuse("team_place_gone", { name: row.name });
  const loses = verifyPreview(org.catalog, affected, about, previewToken).people.flatMap(
    (person) => person.loses,
  );

  await endTeamMember(tx, org.id, place.id);

  const before = { team: team.name, lead: place.lead, permissions: loses.join(" ") || undefined };
  return { events: [{ action: "team.left", target: named(row), before }], result: { name: row.name } };
}

/**
 * "Olive made Mia a lead of the team Nights", or no longer. Refuses as adding does, team_place_gone, nothing_changed.
 */
export async function changeLead(
  tx: Tx,
  context: OrgContext,
  { id, member, lead }: { id: string; member: string; lead: boolean },
): Promise<Done<{ name: string }>> {
  const { actor, org } = context;
  const { team, facts } = await loadTeam(tx, context, id);
  const { row, target } = await loadMember(tx, org.id, member);
  const place = await findTeamMember(tx, org.id, id, member);

  refuseIf(whyNotLead(actor, facts, target));
  if (!place) refuse("team_place_gone", { name: row.name });
  if (place.lead === lead) refuse("nothing_changed");

  await setLead(tx, org.id, place.id, lead);
  if (lead && team.keeper) await setKeeper(tx, org.id, id, null);

  const said = { team: team.name };
  const event: AuditEvent = lead
    ? { action: "team.lead_made", target: named(row), after: said }
    : { action: "team.lead_unmade", target: named(row), before: said };
  return { events: [event], result: { name: row.name } };
}
