import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import { settleManagers } from "@/server/organizations/settle";
import { roleOf, whyNotChangeRole } from "@/server/policy/member-change";
import type { MembershipRole, Role } from "@/server/policy/roles";
import type { Tx } from "@/server/transaction/transaction";
import { updateMember } from "./queries";
import { loadMember, named } from "./target";

/**
 * "Pia made Mia a Manager": the role of a membership (KIO-14 to KIO-18, X-2). Grants stay stored and count again
 * after a demotion; a Manager's membership has no end, so a promotion takes one away (INV-1).
 * Refuses not_found, own_role, platform_admins_only, role_unchanged, promotion, last_manager, last_settings_keeper,
 * step_up.
 */
export async function changeRole(
  tx: Tx,
  { actor, org }: OrgContext,
  { id, to }: { id: string; to: "Manager" | "Member" },
): Promise<Done<{ name: string }>> {
  const { row, target, counts } = await loadMember(tx, org.id, id);

  refuseIf(whyNotChangeRole(actor, target, to, counts));
  // Their account became PlatformAdmin between the two looks: that is a change of another kind.
  if (target.platformAdmin) refuse("member_changed", { name: row.name });

  const role: MembershipRole = to === "Manager" ? "manager" : "member";
  await updateMember(tx, org.id, id, {
    role,
    ...(role === "manager" ? { expiresAt: null } : { settingsWithheld: false }),
  });
  const settled = org.state === "awaiting_manager" ? await settleManagers(tx, org) : [];

  const endTaken = role === "manager" && row.expiresAt !== null;
  return {
    events: [
      {
        action: "membership.role_changed",
        target: named(row),
        before: { role: roleOf(target), expiresAt: endTaken ? row.expiresAt?.toISOString() : undefined },
        after: { role: to, expiresAt: endTaken ? null : undefined },
      },
      ...settled,
    ],
    mail: [
      {
        template: "role-changed",
        props: { organization: org.name, slug: org.slug, role: to, by: actor.name },
        to: row,
      },
    ],
    result: { name: row.name },
  };
}

/**
 * When Change Role concerns PlatformAdmin, what it means for the account, which lives beyond this organization
 * null for a change of the membership alone. Refuses like `changeRole`.
 */
export async function adminChange(tx: Tx, { actor, org }: OrgContext, { id, to }: { id: string; to: Role }) {
  const { row, target, counts } = await loadMember(tx, org.id, id);
  if (to !== "PlatformAdmin" && !target.platformAdmin) return null;

  refuseIf(whyNotChangeRole(actor, target, to, counts));

  const role: MembershipRole = to === "Manager" ? "manager" : "member";
  const setsRole = to !== "PlatformAdmin" && role !== row.role;
  return {
    accountId: row.accountId,
    to: to === "PlatformAdmin",
    beneath: setsRole ? { orgId: org.id, orgName: org.name, memberId: id, role } : undefined,
  };
}
