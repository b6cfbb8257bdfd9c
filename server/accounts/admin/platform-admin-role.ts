import { change } from "@/server/access/change";
import { accountChange } from "@/server/access/platform";
import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { settleManagers } from "@/server/organizations/settle";
import { whyNotAdmin } from "@/server/policy/platform-admin";
import { setMembershipRole, setPlatformAdmin } from "@/server/setup/queries";
import { setOrganization } from "@/server/transaction/transaction";

/**
 * "Pia made Mia a PlatformAdmin", or took it from her (KIO-12, KIO-14, X-14). It changes the account alone; the role
 * of a membership lies beneath, and is set as well where the dialog of an organization asked for another one. Each
 * organization where the person lives gets its event, and so does the platform (INV-7).
 * Refuses signed_out, not_found, own_role, last_platform_admin, role_unchanged, step_up, member_changed.
 */
export function changeAdmin(
  caller: Caller,
  asked: {
    accountId: string;
    to: boolean;
    beneath?: { orgId: string; orgName: string; memberId: string; role: "manager" | "member" };
  },
): Promise<{ name: string }> {
  return change(caller, accountChange(asked.accountId), async (tx, { actor, target, orgs, admins }) => {
    refuseIf(whyNotAdmin(actor, target, asked.to, admins));

    await setPlatformAdmin(tx, target.id, asked.to);
    const { beneath } = asked;
    if (beneath && !(await setMembershipRole(tx, beneath.orgId, beneath.memberId, beneath.role))) {
      refuse("member_changed", { name: target.name });
    }
    const settled: OrgEvents[] = [];
    if (beneath?.role === "manager") {
      await setOrganization(tx, beneath.orgId);
      const { orgId, orgName } = beneath;
      settled.push({ orgId, events: await settleManagers(tx, { id: orgId, name: orgName }) });
    }

    const event: AuditEvent = {
      action: asked.to ? "account.platform_admin_made" : "account.platform_admin_unmade",
      target: { kind: "account", id: target.id, label: target.name, email: target.email },
      before: { platformAdmin: target.platformAdmin },
      after: { platformAdmin: asked.to },
    };
    const inOrgs = orgs.map((orgId) => ({
      orgId,
      events: [
        beneath?.orgId === orgId ? { ...event, after: { ...event.after, role: beneath.role } } : event,
      ],
    }));
    return {
      events: [{ orgId: PLATFORM_ORG_ID, events: [event] }, ...inOrgs, ...settled],
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [{ template: "platform-admin", props: { made: asked.to, by: actor.name }, to: target }],
        },
      ],
      result: { name: target.name },
    };
  });
}
