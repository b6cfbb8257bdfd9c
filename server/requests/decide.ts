import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import { closeInvitationTo } from "@/server/invitations/end";
import { editMember } from "@/server/members/edit";
import { findMember, findMemberOfAccount, insertMember } from "@/server/members/queries";
import { whyNotApprove, whyNotDecide } from "@/server/policy/request";
import type { Tx } from "@/server/transaction/transaction";
import { accountState, decideRequest, findRequest, waitsOf } from "./queries";

const day = 24 * 60 * 60 * 1000;

/**
 * "Olive approved Wim's request": the person becomes a Member, and only a Member (KIO-21).
 * Refuses not_found, already_decided, request_withdrawn, request_expired, own_request,
 * organization_awaits_manager, account_disabled_by_platform, already_member.
 */
export async function approve(
  tx: Tx,
  context: OrgContext,
  { id, reason = null }: { id: string; reason?: string | null },
): Promise<Done<{ memberId: string }>> {
  const { actor, org } = context;
  const request = await findRequest(tx, org.id, id);
  if (!request) return approveMember(tx, context, { id, reason });
  const [account, member] = await Promise.all([
    accountState(tx, request.accountId),
    findMemberOfAccount(tx, org.id, request.accountId),
  ]);

  refuseIf(
    whyNotApprove({
      request,
      actorAccountId: actor.accountId,
      now: new Date(),
      org,
      accountOff: account.off,
      isMember: member !== null,
    }),
  );

  const by = { decidedBy: actor.accountId, decidedByName: actor.name };
  const accountId = request.accountId;
  const [decided, joined] = await Promise.all([
    decideRequest(tx, org.id, id, { ...by, status: "approved", reason, retryAfter: null }),
    insertMember(tx, org.id, { accountId, approvedBy: actor.accountId, source: "request", requestId: id }),
  ]);
  if (!decided) refuse("request_over");
  if (!joined) refuse("already_member", { name: request.name, org: org.name });

  const closed = await closeInvitationTo(tx, org.id, request.email, {
    accountId: request.accountId,
    membershipId: joined.id,
  });

  const person = { label: request.name, email: request.email };
  const shown = reason ? { reason, reasonShown: true } : {};
  return {
    events: [
      {
        action: "request.approved",
        target: { kind: "request", id, ...person },
        before: { status: "pending" },
        after: { status: "approved" },
        ...shown,
      },
      {
        action: "membership.started",
        target: { kind: "membership", id: joined.id, ...person },
        after: { role: "member" },
      },
      ...closed,
    ],
    mail: [
      {
        template: "request-approved",
        props: { organization: org.name, slug: org.slug, reason },
        to: { email: request.email, name: request.name },
      },
    ],
    result: { memberId: joined.id },
  };
}

/**
 * "Olive approved Wim in Acme": a member whose Approved is off is in the same queue, with the same Approve.
 * Refuses not_found, already_member, own_access, platform_admins_only.
 */
async function approveMember(
  tx: Tx,
  context: OrgContext,
  { id, reason }: { id: string; reason: string | null },
): Promise<Done<{ memberId: string }>> {
  const member = await findMember(tx, context.org.id, id);
  if (!member) refuse("not_found");
  if (member.approvedAt) refuse("already_member", { name: member.name, org: context.org.name });
  const done = await editMember(tx, context, { id, approved: true, reason });
  return { ...done, result: { memberId: id } };
}

/**
 * "Olive rejected Wim's request": they may ask again, at once or after the organization's wait (KIO-22, CASE-7).
 * Refuses not_found, member_not_rejected, already_decided, request_withdrawn, request_expired, own_request.
 */
export async function reject(
  tx: Tx,
  { actor, org }: OrgContext,
  { id, reason = null }: { id: string; reason?: string | null },
): Promise<Done<null>> {
  const request = await findRequest(tx, org.id, id);
  if (!request) {
    const member = await findMember(tx, org.id, id);
    if (!member) refuse("not_found");
    refuse("member_not_rejected", { name: member.name, org: org.name });
  }
  const now = new Date();
  const { askAgainAfterDays } = await waitsOf(tx, org.id);

  refuseIf(whyNotDecide(request, actor.accountId, now));

  const retryAfter = askAgainAfterDays > 0 ? new Date(now.getTime() + askAgainAfterDays * day) : null;
  const by = { decidedBy: actor.accountId, decidedByName: actor.name };
  const decided = await decideRequest(tx, org.id, id, { ...by, status: "rejected", reason, retryAfter });
  if (!decided) refuse("request_over");

  const person = { label: request.name, email: request.email };
  const shown = reason ? { reason, reasonShown: true } : {};
  return {
    events: [
      {
        action: "request.rejected",
        target: { kind: "request", id, ...person },
        before: { status: "pending" },
        after: { status: "rejected" },
        ...shown,
      },
    ],
    mail: [
      {
        template: "request-rejected",
        props: { organization: org.name, reason, mayAskAgainAt: retryAfter?.toISOString() ?? null },
        to: { email: request.email, name: request.name },
      },
    ],
    result: null,
  };
}
