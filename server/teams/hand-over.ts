import type { AuditEvent } from "@/server/audit/event";
import type { Tx } from "@/server/doors/transaction";
import { type Actor, isManager } from "@/server/policy/actor";
import { findHeir, findPlace, insertPlace, leadless, setLead } from "./places/queries";

/** Who is left to lead: an active Manager here who removes somebody, else the longest-standing one (CASE-13). */
const removerOf = (actor: Actor | null): string | null =>
  actor && isManager(actor.membership) ? actor.membership.id : null;

/** To whom the teams of somebody who goes would pass, by name; null when there is nobody (CASE-13, KMP-5). */
export const heirOf = (tx: Tx, orgId: string, leaver: string, actor: Actor | null) =>
  findHeir(tx, orgId, { leaver, remover: removerOf(actor) });

/**
 * Passes the teams that somebody was the only lead of to their heir: a Manager, who carries every permission already, so
 * that nobody gains anything by removing others (INV-2).
 * @param led the teams that were led; those that have another lead stay as they are
 */
export async function handOver(
  tx: Tx,
  orgId: string,
  led: readonly { id: string; name: string }[],
  { leaver, actor }: { leaver: string; actor: Actor | null },
): Promise<AuditEvent[]> {
  const teams = await leadless(tx, orgId, led);
  const heir = teams.length > 0 ? await heirOf(tx, orgId, leaver, actor) : null;
  if (!heir) return [];
  for (const team of teams) {
    const place = await findPlace(tx, orgId, team.id, heir.id);
    if (place) await setLead(tx, orgId, place.id, true);
    else await insertPlace(tx, orgId, { teamId: team.id, membershipId: heir.id, addedBy: null, lead: true });
  }
  const target = { kind: "membership", id: heir.id, label: heir.name, email: heir.email } as const;
  return teams.map(({ name }) => ({ action: "team.lead_passed", target, after: { team: name } }));
}
