import type { OrgContext } from "@/server/access/read";
import { explain } from "@/server/errors";
import { targetOf } from "@/server/members/target";
import type { Actor } from "@/server/policy/actor";
import { decodeTimeCursor, encodeCursor } from "@/server/policy/cursor";
import { whyNotSwitch } from "@/server/policy/member-change";
import { statusAt, whyNotDecide, whyNotReopen } from "@/server/policy/request";
import type { Tx } from "@/server/transaction/transaction";
import { countWaiting } from "./count/queries";
import type { RequestsShown } from "./input";
import { listRequests, searchRequests } from "./queries";
import { listUnapproved, type UnapprovedRow } from "./unapproved/queries";

const pageSize = 50;
type Listed = Awaited<ReturnType<typeof listRequests>>[number];

/**
 * One page of Pending Approval: requests and, where it lists who waits, members whose Approved is off, each since when
 * they wait; with the reasons why a row cannot be decided.
 */
export async function requestsPage(
  tx: Tx,
  { actor, org }: OrgContext,
  { show, search, after }: { show: RequestsShown; search?: string; after?: string },
) {
  const place = { show, after: decodeTimeCursor(after), limit: pageSize + 1 };
  const queue = show === "waiting" || show === "late";
  const [requests, members, waiting] = await Promise.all([
    search ? searchRequests(tx, org.id, search, place) : listRequests(tx, org.id, place),
    queue ? listUnapproved(tx, org.id, { ...place, search, late: show === "late" }) : [],
    countWaiting(tx, org.id),
  ]);
  const now = new Date();
  const found = [
    ...requests.map((row) => ({ key: row.key, id: row.id, row: requestRow(row, actor, now) })),
    ...members.map((row) => ({ key: row.key, id: row.id, row: memberRow(row, actor) })),
  ];
  if (members.length > 0) found.sort(longestFirst);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ row }) => row),
    /** The number of people waiting: N of the tab. */
    pending: waiting.requests + waiting.unapproved,
    /** Those of them who asked to join: the ones a bulk decision applies to. */
    asking: waiting.requests,
    next: found.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
  };
}

const longestFirst = (a: { key: string; id: string }, b: { key: string; id: string }) =>
  a.key === b.key ? (a.id < b.id ? -1 : 1) : BigInt(a.key) < BigInt(b.key) ? -1 : 1;

function requestRow(row: Listed, actor: Actor, now: Date) {
  const why = whyNotDecide(row, actor.accountId, now);
  const status = statusAt(row, now);
  return {
    kind: "request" as const,
    id: row.id,
    name: row.name,
    email: row.email,
    note: row.note,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    // A disabled account is shown as Inactive while its request is open (KIO-8).
    status: status === "pending" && row.accountDisabled ? ("inactive" as const) : status,
    decidedBy: row.calledBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    messages: row.messages.map(({ at, ...message }) => ({ ...message, at: new Date(at).toISOString() })),
    whyNotReopen: reopenReason(row, actor.accountId),
    whyNot: why ? explain(why) : null,
  };
}

/** A member whose Approved is off, as a row of the queue. Reject is no answer to them: they belong here. */
function memberRow(row: UnapprovedRow, actor: Actor) {
  const why = whyNotSwitch(actor, targetOf(row), true, { activeManagers: 0, settingsKeepers: 0 });
  return {
    kind: "member" as const,
    id: row.id,
    name: row.name,
    email: row.email,
    note: null,
    requestedAt: (row.unapprovedAt ?? row.joinedAt).toISOString(),
    expiresAt: null,
    status: "unapproved" as const,
    decidedBy: null,
    decidedAt: null,
    reason: null,
    messages: [],
    whyNotReopen: null,
    whyNot: why ? explain(why) : null,
  };
}

/** Why the row has no Reopen, or null; what became of the person meanwhile is seen when it is tried. */
function reopenReason(row: Parameters<typeof whyNotReopen>[0], actorId: string): string | null {
  const why = whyNotReopen(row, actorId, "", { isMember: false, accountOff: false });
  return why && explain(why);
}
