import type { AuditEvent } from "@/server/audit/event";
import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { refuse, refuseIf } from "@/server/errors";
import { revokeInvitationsOf } from "@/server/invitations/end";
import { whyNotLeave, whyNotRemove } from "@/server/policy/member-change";
import type { Entered } from "@/server/read";
import { endGrants, type MemberDetails, updateMember } from "./queries";
import { loadMember, named } from "./target";

/**
 * "Olive removed Mia": ends the membership and all it carried here; other organizations are untouched (KIO-23,
 * KIO-24, X-8, INV-8). Who comes back gets a new membership with nothing of this one (GGW-13).
 * Refuses not_found, leave_instead, platform_admins_only, last_manager.
 */
export async function removeMember(
  tx: Tx,
  { actor, org }: Entered,
  { id, reason = null }: { id: string; reason?: string | null },
): Promise<Done<{ name: string }>> {
  const { row, target, around } = await loadMember(tx, org.id, id);

  refuseIf(whyNotRemove(actor, target, around));

  const event = await endMembership(tx, org.id, row, "removed");
  const revoked = await revokeInvitationsOf(tx, org.id, row.accountId, actor.name);

  return {
    events: [{ ...event, ...(reason ? { reason, reasonShown: true } : {}) }, ...revoked],
    mail: [{ template: "removed", props: { organization: org.name, reason }, to: row }],
    result: { name: row.name },
  };
}

/**
 * "Mia left Acme" (CASE-9). Refuses not_found for a PlatformAdmin who is no member, last_manager_leaving.
 */
export async function leave(tx: Tx, { actor, org }: Entered): Promise<Done<null>> {
  if (!actor.membership) refuse("not_found");
  const { row, target, around } = await loadMember(tx, org.id, actor.membership.id);

  refuseIf(whyNotLeave(target, around));

  const left = await endMembership(tx, org.id, row, "left");
  const revoked = await revokeInvitationsOf(tx, org.id, row.accountId, actor.name);

  return { events: [left, ...revoked], result: null };
}

const actions = {
  removed: "membership.removed",
  left: "membership.left",
  deleted: "membership.deleted",
  account_deleted: "membership.account_deleted",
} as const;

/** Ends a membership and every grant of it (INV-8); answers what happened. */
export async function endMembership(
  tx: Tx,
  orgId: string,
  row: MemberDetails,
  how: keyof typeof actions,
): Promise<AuditEvent> {
  await updateMember(tx, orgId, row.id, { endedAt: new Date(), endReason: how });
  const { permissions, sets, teams } = await endGrants(tx, orgId, row.id);
  return {
    action: actions[how],
    target: named(row),
    before: {
      role: row.role,
      permissions: permissions.join(" "),
      ...(sets.length > 0 ? { sets: sets.join(", ") } : {}),
      ...(teams.length > 0 ? { teams: teams.join(", ") } : {}),
    },
  };
}
