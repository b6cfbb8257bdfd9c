import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { env } from "@/server/env";
import { refuse, refuseIf } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import {
  invitationEnd,
  whyNotCorrect,
  whyNotMail,
  whyNotReinvite,
  whyNotRevoke,
} from "@/server/policy/invitation";
import type { Tx } from "@/server/transaction/transaction";
import { invitationEvent, invitationMessage, newToken } from "./message";
import {
  addressStatuses,
  deleteLinks,
  findInvitation,
  type InvitationRow,
  insertLinks,
  updateOpen,
} from "./queries";

/**
 * "Olive invited Ann to Acme again": a new link, the old ones die, the time starts again (KMP-3). Who sends again vouches
 * for it from then on. Refuses not_found, invitation_not_open, manager_invitation, organization_awaits_manager,
 * end_in_the_past, invitee_is_member, mailed_often, step_up.
 */
export async function reinvite(
  tx: Tx,
  context: OrgContext,
  { id }: { id: string },
): Promise<Done<{ email: string; link: string }>> {
  const { actor, org } = context;
  const row = await load(tx, org.id, id);
  const standing = (await addressStatuses(tx, org.id, [row.emailNorm]))(row.emailNorm);
  const now = new Date();

  refuseIf(whyNotReinvite(actor, org, row, now));
  if (standing.isMember) refuse("invitee_is_member", { email: row.email, org: org.name });
  refuseIf(whyNotMail(row.email, standing));

  const { message, link } = await sendAnew(tx, context, row, row.email, now);

  return {
    events: [
      { action: "invitation.resent", target: invitationEvent(row), after: { times: row.sendCount + 1 } },
    ],
    mail: [message],
    result: { email: row.email, link },
  };
}

/**
 * "Olive corrected the address of Ann's invitation": it goes to the new address by a new link, and the one that went to
 * the wrong address dies. Refuses not_found, invitation_not_open, manager_invitation, same_address,
 * invitee_is_member, invitation_exists, own_invitation, mailed_often, step_up.
 */
export async function correctAddress(
  tx: Tx,
  context: OrgContext,
  { id, email }: { id: string; email: string },
): Promise<Done<{ email: string; link: string }>> {
  const { actor, org } = context;
  const row = await load(tx, org.id, id);
  const emailNorm = normalizeEmail(email);
  const standing = (await addressStatuses(tx, org.id, [emailNorm]))(emailNorm);
  const now = new Date();

  refuseIf(whyNotCorrect(actor, row, now));
  if (emailNorm === row.emailNorm) refuse("same_address");
  if (standing.isMember) refuse("invitee_is_member", { email, org: org.name });
  if (emailNorm === normalizeEmail(actor.email)) refuse("own_invitation");
  if (standing.open) refuse("invitation_exists", { email });
  refuseIf(whyNotMail(email, standing));

  const { message, link } = await sendAnew(tx, context, row, email, now);

  return {
    events: [
      {
        action: "invitation.corrected",
        target: invitationEvent({ ...row, email }),
        before: { email: row.email },
        after: { email },
      },
    ],
    mail: [message],
    result: { email, link },
  };
}

/** "Olive revoked Ann's invitation": its link opens nothing any more. Refuses not_found, invitation_not_open. */
export async function revokeInvitation(
  tx: Tx,
  { actor, org }: OrgContext,
  { id }: { id: string },
): Promise<Done<{ email: string }>> {
  const row = await load(tx, org.id, id);

  refuseIf(whyNotRevoke(row));

  const over = { status: "revoked", endedAt: new Date(), endedByName: actor.name } as const;
  if (!(await updateOpen(tx, org.id, id, over))) notOpen(row);

  return {
    events: [
      {
        action: "invitation.revoked",
        target: invitationEvent(row),
        before: { status: "open" },
        after: { status: "revoked" },
      },
    ],
    result: { email: row.email },
  };
}

async function load(tx: Tx, orgId: string, id: string): Promise<InvitationRow> {
  const row = await findInvitation(tx, orgId, id);
  if (!row) refuse("not_found");
  return row;
}

function notOpen(row: InvitationRow): never {
  refuse("invitation_not_open", { name: row.name ?? row.email, state: "answered" });
}

/** New links for an open invitation, the old ones dead, the time from its beginning. */
async function sendAnew(tx: Tx, { actor, org }: OrgContext, row: InvitationRow, email: string, now: Date) {
  const values = {
    email,
    emailNorm: normalizeEmail(email),
    invitedBy: actor.accountId,
    invitedByName: actor.name,
    sendCount: row.sendCount + 1,
    lastSentAt: now,
    expiresAt: invitationEnd(now, row.membershipEndsAt),
    remindedAt: null,
  };
  await deleteLinks(tx, org.id, row.id);
  if (!(await updateOpen(tx, org.id, row.id, values))) notOpen(row);
  const mailed = newToken();
  const copied = newToken();
  await insertLinks(tx, org.id, [
    { invitationId: row.id, tokenHash: mailed.tokenHash, way: "mail" },
    { invitationId: row.id, tokenHash: copied.tokenHash, way: "copy" },
  ]);
  return {
    message: invitationMessage(
      "invitation",
      org,
      { ...row, ...values, invitedByEmail: actor.email },
      mailed.token,
    ),
    link: `${env().url}/invite/${copied.token}`,
  };
}
