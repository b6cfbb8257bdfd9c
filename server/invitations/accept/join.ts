import type { AuditEvent } from "@/server/audit-log/event";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { refuse, refuseIf } from "@/server/errors";
import { giveTo } from "@/server/grants/queries";
import { insertMember } from "@/server/members/queries";
import { settleManagers } from "@/server/organizations/settle";
import { type AccessToGrant, accessAtAcceptance, whyNotAccept } from "@/server/policy/accept-invitation";
import { approvePendingRequest } from "@/server/requests/queries";
import { insertTeamMember } from "@/server/teams/members/queries";
import { setTenantRole, type Tx } from "@/server/transaction/transaction";
import { invitationEvent } from "../message";
import { attachedAccess, type InvitationRow } from "../queries";
import { acceptanceContext, markJoined } from "./queries";

/** What somebody got by accepting. */
export interface Joined {
  org: string;
  name: string;
  /** What was left out (INV-4, X-11), in words. */
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
  const accountId = person.accountId;
  await setTenantRole(tx);
  const { org, sender } = await acceptanceContext(tx, orgId, invitedBy);

  // It was open a moment ago, under the same lock; what is left to judge is the organization and the sender.
  refuseIf(whyNotAccept({ role, status: "open", expiresAt: taken.expiresAt, org, sender }, new Date(0)));
  const attached = await attachedAccess(tx, orgId, taken);
  const catalog = mergedCatalog(org.catalogs);
  const { given, leftOut } = accessAtAcceptance({ permissions, attached }, sender, catalog);

  const inviter = { id: invitedBy, name: taken.invitedByName };
  const request = await approvePendingRequest(tx, orgId, accountId, inviter);
  const member = await insertMember(tx, orgId, {
    accountId,
    approvedBy: invitedBy,
    source: "invitation",
    requestId: request,
    role,
    expiresAt: taken.membershipEndsAt,
  });
  if (!member) refuse("you_are_member");
  const got = await give(tx, orgId, member.id, given, invitedBy);
  await markJoined(tx, orgId, id, { accountId, membershipId: member.id });
  const settled = role === "manager" ? await settleManagers(tx, { id: orgId, name: org.name }) : [];

  const named = { label: person.name, email: person.email };
  const accepted: AuditEvent = {
    action: "invitation.accepted",
    target: { ...invitationEvent(taken), label: person.name },
    before: { status: "open" },
    after: { status: "accepted", ...(leftOut.length > 0 ? { leftOut: leftOut.join(", ") } : {}) },
  };
  const started: AuditEvent = {
    action: role === "manager" ? "membership.started_as_manager" : "membership.started",
    target: { kind: "membership", id: member.id, ...named },
    after: { role, ...got },
  };
  const rest: AuditEvent[] = [];
  if (request) {
    rest.push({
      action: "request.approved",
      target: { kind: "request", id: request, ...named },
      after: { status: "approved" },
    });
  }
  return {
    events: [accepted, started, ...rest, ...settled],
    result: { org: org.slug, name: org.name, leftOut },
  };
}

/** Gives all that comes with the invitation, as by its sender. Gives it back as the event tells it. */
async function give(tx: Tx, orgId: string, membershipId: string, given: AccessToGrant, by: string) {
  const { permissions, attached } = given;
  const sets = attached.filter(({ kind }) => kind === "set");
  const teams = attached.filter(({ kind }) => kind === "team");
  await giveTo(tx, orgId, { member: membershipId }, [
    ...permissions.map((permission) => ({ permission, grantedBy: by })),
    ...sets.map(({ id }) => ({ setId: id, grantedBy: by })),
  ]);
  for (const { id } of teams) await insertTeamMember(tx, orgId, { teamId: id, membershipId, addedBy: by });
  const names = (of: readonly { name: string }[]) => of.map(({ name }) => name).join(", ");
  return {
    permissions: permissions.join(" "),
    ...(sets.length > 0 ? { sets: names(sets) } : {}),
    ...(teams.length > 0 ? { teams: names(teams) } : {}),
  };
}
