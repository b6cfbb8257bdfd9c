import { explain } from "@/server/errors";
import { statusAt, whyNotAsk } from "@/server/policy/request";
import type { Tx } from "@/server/transaction/transaction";
import { askingFactsIn, listOwnRequests, messagesTo } from "./queries";

/**
 * One's own requests, newest first. The newest to each organization says what became of it since: whether one belongs
 * there still, and whether asking again would be taken (KIO-22).
 */
export async function ownRequests(tx: Tx, person: { accountId: string }) {
  const now = new Date();
  const messages = await messagesTo(tx, person.accountId);
  const found = await listOwnRequests(tx, person.accountId);
  const orgIds = [...new Set(found.map(({ organization }) => organization.id))];
  const facts = await askingFactsIn(tx, orgIds, person.accountId);
  const newest = new Set(
    orgIds.map((orgId) => found.find(({ organization }) => organization.id === orgId)?.request.id),
  );
  return found.map(({ request, organization }) => {
    const status = statusAt(request, now);
    const counts = newest.has(request.id) ? facts.get(organization.id) : undefined;
    const asks = counts && status !== "pending" && !counts.isMember;
    const why = asks ? whyNotAsk({ ...counts, now }) : null;
    const belongs = counts?.isMember === true;
    return {
      id: request.id,
      organization,
      note: request.note,
      status,
      requestedAt: request.requestedAt.toISOString(),
      expiresAt: request.expiresAt.toISOString(),
      decidedAt: request.decidedAt?.toISOString() ?? null,
      // "Welcome aboard" is said to who is aboard.
      reason: status === "approved" && !belongs ? null : request.reason,
      messages: messages
        .filter((message) => message.requestId === request.id)
        .map(({ body, by, at }) => ({ body, by, at: at.toISOString() })),
      /** How the membership that was approved ended; null where it lasts, or never was. */
      ended: status === "approved" ? (counts?.ended ?? null) : null,
      /** Set where one may think of asking again: with why it would be refused, or null. */
      askAgain: asks ? { whyNot: why && explain(why) } : null,
    };
  });
}
