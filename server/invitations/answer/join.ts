import type { AuditEvent } from "@/server/audit/event";
import { catalogWith } from "@/server/catalogs/of";
import { becomeTenant, type Tx } from "@/server/doors/transaction";
import { refuse, refuseIf } from "@/server/errors";
import { insertGrants } from "@/server/grants/queries";
import { insertMember } from "@/server/members/queries";
import { givenAtAcceptance, whyNotAccept } from "@/server/policy/accept-invitation";
import { invited } from "../letter";
import type { InvitationRow } from "../queries";
import { approvePendingOf, aroundAcceptance, becomeActive, noteJoined } from "./queries";

/** What somebody got by accepting. */
export interface Joined {
  org: string;
  name: string;
  /** Permissions that the sender may no longer give (INV-4). */
  leftOut: readonly string[];
}

/**
 * "Ann accepted the invitation to Acme": makes the membership with all that comes with it, after the invitation was
 * taken. What its sender may no longer give is left out (INV-4), a pending request is closed as approved (CASE-1), an
 * organization that awaited its Manager is active from now on (INV-1). Who comes back gets a new membership with
 * nothing of the old one (GGW-13).
 * Refuses invitation_closed, invitation_void, you_are_member.
 */
export async function join(
  tx: Tx,
  taken: InvitationRow,
  person: { accountId: string; name: string; email: string },
): Promise<{ events: [AuditEvent, ...AuditEvent[]]; result: Joined }> {
  const { orgId, id, role, permissions, invitedBy } = taken;
  await becomeTenant(tx);
  const { org, sender } = await aroundAcceptance(tx, orgId, invitedBy);

  // It was open a moment ago, under the same lock; what is left to judge is the organization and the sender.
  refuseIf(whyNotAccept({ role, status: "open", expiresAt: taken.expiresAt, org, sender }, new Date(0)));
  const { given, leftOut } = givenAtAcceptance(permissions, sender, catalogWith(org.catalogs));

  const member = await insertMember(tx, orgId, {
    accountId: person.accountId,
    approvedBy: invitedBy,
    source: "invitation",
    role,
    expiresAt: taken.membershipEndsAt,
  });
  if (!member) refuse("you_are_member");
  await insertGrants(tx, orgId, member.id, given, invitedBy);
  await noteJoined(tx, orgId, id, { accountId: person.accountId, membershipId: member.id });
  const request = await approvePendingOf(tx, orgId, person.accountId, {
    id: invitedBy,
    name: taken.invitedByName,
  });
  const first = role === "manager" && (await becomeActive(tx));

  const named = { label: person.name, email: person.email };
  const accepted: AuditEvent = {
    action: "invitation.accepted",
    target: { ...invited(taken), label: person.name },
    before: { status: "open" },
    after: { status: "accepted", ...(leftOut.length > 0 ? { leftOut: leftOut.join(" ") } : {}) },
  };
  const started: AuditEvent = {
    action: role === "manager" ? "membership.started_as_manager" : "membership.started",
    target: { kind: "membership", id: member.id, ...named },
    after: { role, permissions: given.join(" ") },
  };
  const rest: AuditEvent[] = [];
  if (request) {
    rest.push({
      action: "request.approved",
      target: { kind: "request", id: request, ...named },
      after: { status: "approved" },
    });
  }
  if (first) {
    rest.push({
      action: "organization.got_manager",
      target: { kind: "organization", id: orgId, label: org.name },
      before: { state: "awaiting_manager" },
      after: { state: "active" },
    });
  }
  return { events: [accepted, started, ...rest], result: { org: org.slug, name: org.name, leftOut } };
}
