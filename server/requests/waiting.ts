import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { spendHere } from "@/server/access/share";
import { refuse, refuseIf } from "@/server/errors";
import { findMemberOfAccount } from "@/server/members/queries";
import { whyNotDecide, whyNotReopen } from "@/server/policy/request";
import type { Tx } from "@/server/transaction/transaction";
import { accountState, findRequest, insertMessage, reopenRequest, waitsOf } from "./queries";

const day = 24 * 60 * 60 * 1000;

/**
 * "Olive wrote to Wim": a message to a person who asked to join, without deciding; emailed and shown on their status
 * page (CASE-15). Refuses not_found, already_decided, request_withdrawn, request_expired, own_request, too_many.
 */
export async function writeNote(
  tx: Tx,
  { actor, org }: OrgContext,
  { id, note }: { id: string; note: string },
): Promise<Done<null>> {
  const request = await findRequest(tx, org.id, id);
  if (!request) refuse("not_found");

  refuseIf(whyNotDecide(request, actor.accountId, new Date()));
  await spendHere(tx, "message.request", id);
  await spendHere(tx, "message.actor", actor.accountId);

  await insertMessage(tx, org.id, {
    requestId: id,
    accountId: request.accountId,
    body: note,
    writtenBy: actor.accountId,
    writtenByName: actor.name,
  });
  return {
    events: [
      {
        action: "request.noted",
        target: { kind: "request", id, label: request.name, email: request.email },
        reason: note,
        reasonShown: true,
      },
    ],
    mail: [
      {
        template: "request-note",
        props: { organization: org.name, by: actor.name, note },
        to: request,
        about: { kind: "request", id },
      },
    ],
    result: null,
  };
}

/**
 * "Olive reopened Wim's request": a rejection is taken back and the request waits again, its time started again
 * (CASE-7), unless the account is off (CASE-10).
 * Refuses not_found, request_not_rejected, already_member, account_disabled_here, request_over when they asked again
 * meanwhile.
 */
export async function reopen(
  tx: Tx,
  { actor, org }: OrgContext,
  { id }: { id: string },
): Promise<Done<null>> {
  const request = await findRequest(tx, org.id, id);
  if (!request) refuse("not_found");
  const member = await findMemberOfAccount(tx, org.id, request.accountId);
  const { requestExpiryDays } = await waitsOf(tx, org.id);

  // Locked until commit: it can't be disabled or deleted meanwhile.
  const account = await accountState(tx, request.accountId);

  refuseIf(
    whyNotReopen(request, actor.accountId, org.name, {
      isMember: member !== null,
      accountOff: account.off,
    }),
  );

  // Rejecting mails the person; it can be done again only after this.
  await spendHere(tx, "reopen.request", id);
  const expiresAt = new Date(Date.now() + requestExpiryDays * day);
  if (!(await reopenRequest(tx, org.id, request, expiresAt))) refuse("request_over");
  return {
    events: [
      {
        action: "request.reopened",
        target: { kind: "request", id, label: request.name, email: request.email },
        before: { status: "rejected" },
        after: { status: "pending" },
      },
    ],
    result: null,
  };
}
