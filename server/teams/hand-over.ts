import type { AuditEvent } from "@/server/audit-log/event";
import { type Actor, isManager } from "@/server/policy/actor";
import { inheritedFrom } from "@/server/policy/team";
import type { Tx } from "@/server/transaction/transaction";
import {
  findSuccessorLead,
  findTeamMember,
  insertTeamMember,
  setKeeper,
  setLead,
  teamsWithoutLead,
} from "./members/queries";

/** Who is left to lead: an active Manager here who removes somebody, else the longest-standing one (CASE-13). */
const removerOf = (actor: Actor | null): string | null =>
  actor && isManager(actor.membership) ? actor.membership.id : null;

/** The name of the person who would take over a leaving person's teams; null if there is none (CASE-13, KMP-5). */
export const successorOf = (tx: Tx, orgId: string, leaver: string, actor: Actor | null) =>
  findSuccessorLead(tx, orgId, { leaver, remover: removerOf(actor) });

/**
 * Passes the teams that somebody was the only lead of, or looked after, to their heir. The work passes, never a
 * permission (CASE-13, INV-2): what the heir gets of each team is for `inheritedFrom` to say.
 * @param led the teams that were led; those that have another lead stay as they are
 */
export async function handOverTeams(
  tx: Tx,
  orgId: string,
  led: readonly { id: string; name: string }[],
  { leaver, actor }: { leaver: string; actor: Actor | null },
): Promise<AuditEvent[]> {
  const teams = await teamsWithoutLead(tx, orgId, leaver, led);
  const heir = teams.length > 0 ? await successorOf(tx, orgId, leaver, actor) : null;
  const events: AuditEvent[] = [];
  for (const team of teams) {
    const inherits = heir ? inheritedFrom(team) : null;
    await setKeeper(tx, orgId, team.id, heir && inherits === "keeper" ? heir.id : null);
    if (!heir) continue;
    if (inherits === "lead") await makeLead(tx, orgId, team.id, heir.id);
    events.push({
      action: inherits === "lead" ? "team.lead_passed" : "team.keeper_passed",
      target: { kind: "membership", id: heir.id, label: heir.name, email: heir.email },
      after: { team: team.name },
    });
  }
  return events;
}

async function makeLead(tx: Tx, orgId: string, teamId: string, membershipId: string): Promise<void> {
  const place = await findTeamMember(tx, orgId, teamId, membershipId);
  if (place) await setLead(tx, orgId, place.id, true);
  else await insertTeamMember(tx, orgId, { teamId, membershipId, addedBy: null, lead: true });
}
