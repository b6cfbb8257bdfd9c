import { momentInWords } from "./day";
import { type WhyNot, whyNot } from "./reason";

/** A join request as the rules see it. Dates are instants; `now` is given, never read from a clock. */
export interface RequestFacts {
  accountId: string;
  name: string;
  status: "pending" | "approved" | "rejected" | "withdrawn" | "expired";
  expiresAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
}

/** At most this many open requests per account (CASE-5). */
export const mostOpenRequests = 5;

/** The status at a moment: a pending request past its end has expired, whether or not a job has said so. */
export function statusAt(
  request: Pick<RequestFacts, "status" | "expiresAt">,
  now: Date,
): RequestFacts["status"] {
  return request.status === "pending" && request.expiresAt <= now ? "expired" : request.status;
}

type Undecidable =
  | "own_request"
  | "already_decided"
  | "request_withdrawn"
  | "request_expired"
  | "request_over";

/** Why this request can no longer be decided by this account (CASE-3, CASE-4, INV-2), or null. */
export function whyNotDecide(
  request: RequestFacts,
  actorAccountId: string,
  now: Date,
): WhyNot<Undecidable> | null {
  const { name } = request;
  switch (statusAt(request, now)) {
    case "approved":
    case "rejected":
      return whyNot("already_decided", {
        who: request.decidedByName ?? "Someone",
        decision: request.status,
        when: request.decidedAt ? momentInWords(request.decidedAt) : "an earlier day",
      });
    case "withdrawn":
      return whyNot("request_withdrawn", { name });
    case "expired":
      return whyNot("request_expired", { name, when: momentInWords(request.expiresAt) });
    case "pending":
      return request.accountId === actorAccountId ? whyNot("own_request") : null;
  }
}

/** Why this request cannot be approved (CASE-4, INV-1), or null. Says first what outlasts the others. */
export function whyNotApprove(facts: {
  request: RequestFacts;
  actorAccountId: string;
  now: Date;
  org: { name: string; state: string };
  accountOff: boolean;
  isMember: boolean;
}): WhyNot<
  Undecidable | "organization_awaits_manager" | "account_disabled_by_platform" | "already_member"
> | null {
  const { request, org } = facts;
  const undecidable = whyNotDecide(request, facts.actorAccountId, facts.now);
  if (undecidable) return undecidable;
  if (org.state === "awaiting_manager") return whyNot("organization_awaits_manager", { org: org.name });
  if (facts.accountOff) return whyNot("account_disabled_by_platform", { name: request.name });
  if (facts.isMember) return whyNot("already_member", { name: request.name, org: org.name });
  return null;
}

/**
 * Why a decision cannot be taken back (CASE-7, CASE-10), or null. How many organizations the person waits for is not
 * asked: CASE-5 limits asking, and a refusal would tell a Manager about other organizations (INV-6).
 */
export function whyNotReopen(
  request: RequestFacts,
  actorAccountId: string,
  org: string,
  counts: { isMember: boolean; accountOff: boolean },
): WhyNot<"request_not_rejected" | "own_request" | "already_member" | "account_disabled_here"> | null {
  const { name } = request;
  if (request.status !== "rejected") return whyNot("request_not_rejected");
  if (request.accountId === actorAccountId) return whyNot("own_request");
  if (counts.isMember) return whyNot("already_member", { name, org });
  if (counts.accountOff) return whyNot("account_disabled_here", { name });
  return null;
}

/** Why a person may not ask to join (CASE-2, CASE-5, CASE-7, X-6), or null. */
export function whyNotAsk(facts: {
  org: { state: string; listed: boolean; joinPolicy: "approval" | "open" | "invite_only" } | null;
  isMember: boolean;
  isInvited: boolean;
  hasOpenRequest: boolean;
  openRequests: number;
  retryAfter: Date | null;
  now: Date;
}): WhyNot<
  | "organization_gone"
  | "you_are_member"
  | "you_are_invited"
  | "already_asked"
  | "ask_again_later"
  | "too_many_requests"
> | null {
  const { org, now } = facts;
  if (facts.isMember) return whyNot("you_are_member");
  if (facts.isInvited) return whyNot("you_are_invited");
  if (facts.hasOpenRequest) return whyNot("already_asked");
  if (!org?.listed || org.state !== "active" || org.joinPolicy === "invite_only")
    return whyNot("organization_gone");
  if (facts.retryAfter && facts.retryAfter > now) {
    return whyNot("ask_again_later", { when: momentInWords(facts.retryAfter) });
  }
  if (facts.openRequests >= mostOpenRequests) return whyNot("too_many_requests");
  return null;
}
