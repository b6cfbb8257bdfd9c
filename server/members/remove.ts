import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import type { AuditEvent } from "@/server/audit-log/event";
import { refuse, refuseIf } from "@/server/errors";
import { revokeInvitationsOf } from "@/server/invitations/end";
import type { Actor } from "@/server/policy/actor";
import { whyNotLeave, whyNotRemove } from "@/server/policy/member-change";
import { handOverTeams } from "@/server/teams/hand-over";
import type { Tx } from "@/server/transaction/transaction";
import { endGrants, type MemberDetails, updateMember } from "./queries";
import { loadMember, named } from "./target";

/**
 * "Olive removed Mia": ends the membership and all it carried here; other organizations are untouched (KIO-23,
 * KIO-24, X-8, INV-8). Who comes back gets a new membership with nothing of this one (GGW-13).
 * Refuses not_found, leave_instead, platform_admins_only, last_manager, last_settings_keeper.
 */
export async function removeMember(
  tx: Tx,
  { actor, org }: OrgContext,
  { id, reason = null }: { id: string; reason?: string | null },
): Promise<Done<{ name: string }>> {
  const { row, target, counts } = await loadMember(tx, org.id, id);

  refuseIf(whyNotRemove(actor, target, counts));

  const [event, ...passed] = await endMembership(tx, org.id, row, "removed", actor);

  return {
    events: [{ ...event, ...(reason ? { reason, reasonShown: true } : {}) }, ...passed],
    mail: [{ template: "removed", props: { organization: org.name, reason }, to: row }],
    result: { name: row.name },
  };
}

/**
 * "Mia left Acme" (CASE-9). Refuses not_found for a PlatformAdmin who is no member, last_manager_leaving, last_keeper_leaving.
 */
export async function leave(tx: Tx, { actor, org }: OrgContext): Promise<Done<null>> {
  if (!actor.membership) refuse("not_found");
  const { row, target, counts } = await loadMember(tx, org.id, actor.membership.id);

  refuseIf(whyNotLeave(target, counts));

  const [left, ...passed] = await endMembership(tx, org.id, row, "left");

  return { events: [left, ...passed], result: null };
}

const actions = {
  removed: "membership.removed",
  left: "membership.left",
  deleted: "membership.deleted",
  account_deleted: "membership.account_deleted",
} as const;

/**
 * Ends a membership with every grant, every place in a team and every open invitation they sent (INV-8), and passes
 * on what the person led (CASE-13); answers what happened, its own end first.
 * @param actor who removes them; null where they go themselves
 */
export async function endMembership(
  tx: Tx,
  orgId: string,
  row: MemberDetails,
  how: keyof typeof actions,
  actor: Actor | null = null,
): Promise<[AuditEvent, ...AuditEvent[]]> {
  await updateMember(tx, orgId, row.id, { endedAt: new Date(), endReason: how });
  const { permissions, sets, teams, led } = await endGrants(tx, orgId, row.id);
  const ended: AuditEvent = {
    action: actions[how],
    target: named(row),
    before: {
      role: row.role,
      permissions: permissions.join(" "),
      ...(sets.length > 0 ? { sets: sets.join(", ") } : {}),
      ...(teams.length > 0 ? { teams: teams.join(", ") } : {}),
    },
  };
  const passed = await handOverTeams(tx, orgId, led, { leaver: row.id, actor });
  return [
    ended,
    ...passed,
    ...(await revokeInvitationsOf(tx, orgId, row.accountId, actor?.name ?? row.name, row.name)),
  ];
}
