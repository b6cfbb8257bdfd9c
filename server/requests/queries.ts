import { and, asc, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { joinRequest } from "@/db/schema/join-request";
import { organization } from "@/db/schema/organization";
import { requestMessage } from "@/db/schema/request-message";
import { calledBy } from "@/server/audit/people/queries";
import type { Cursor } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import { memoizeByKey, preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";
import type { RequestsShown } from "./input";

const isPending = eq(joinRequest.status, "pending");
// Literal, so that a kept plan still finds the index over pending requests.
const waiting = sql`${joinRequest.status} = 'pending' and ${joinRequest.expiresAt} > now()`;

const shown: Record<RequestsShown, SQL | undefined> = {
  waiting,
  late: sql`${waiting} and ${joinRequest.requestedAt} < now() - interval '7 days'`,
  approved: sql`${joinRequest.status} = 'approved'`,
  rejected: sql`${joinRequest.status} = 'rejected'`,
  withdrawn: sql`${joinRequest.status} = 'withdrawn'`,
  expired: sql`(${joinRequest.status} = 'expired'
    or ${joinRequest.status} = 'pending' and ${joinRequest.expiresAt} <= now())`,
  all: undefined,
};

/** Whether it lists open requests, longest waiting first. */
const isQueue = (show: RequestsShown) => show === "waiting" || show === "late";

const micros = toMicroseconds(joinRequest.requestedAt).as("key");

type Place = { show: RequestsShown; after: Cursor | null; limit: number };

interface Message {
  body: string;
  by: string;
  at: string;
}

const nameIn = (table: string, who: string) => {
  const of = (column: string) => sql.raw(`${table}.${column}`);
  return calledBy({ orgId: of("org_id"), accountId: of(who), name: of(`${who}_name`) });
};
const decidedBy = nameIn("join_request", "decided_by");

/** What was written about a request, oldest first; with the row rather than after it: one wait less. */
const messages = sql<Message[]>`(
  select coalesce(json_agg(json_build_object('body', w.body, 'by', ${nameIn("w", "written_by")}, 'at', w.written_at)
                           order by w.written_at), '[]')
    from request_message w
   where (w.org_id, w.request_id) = (${sql.raw('"join_request"."org_id", "join_request"."id"')}))`;

const page = memoizeByKey((show: RequestsShown, from: boolean) =>
  preparedQuery((db) => {
    const oldestFirst = isQueue(show);
    const direction = oldestFirst ? asc : desc;
    const row = sql`(${joinRequest.requestedAt}, ${joinRequest.id})`;
    const bound = sql`(${fromMicroseconds(sql.placeholder("key"))}, ${sql.placeholder("id")}::uuid)`;
    const beyond = oldestFirst ? sql`${row} > ${bound}` : sql`${row} < ${bound}`;
    return db
      .select({ ...getTableColumns(joinRequest), key: micros, messages, calledBy: decidedBy })
      .from(joinRequest)
      .where(and(eq(joinRequest.orgId, sql.placeholder("org")), shown[show], from ? beyond : undefined))
      .orderBy(direction(joinRequest.requestedAt), direction(joinRequest.id))
      .limit(sql.placeholder("limit"));
  }),
);

/** Requests of one organization: open ones oldest first, all others newest first. */
export async function listRequests(tx: Tx, orgId: string, { show, after, limit }: Place) {
  const from = after !== null;
  return page(`${show} ${from}`, show, from)(tx, { org: orgId, key: after?.value, id: after?.id, limit });
}

// Beyond so many the rest of a queue is not looked through: the page says that it found what it could.
const farthest = 20_000;

/** The same, of those whose name or address has the term in it: accents and capitals aside, wildcards literal. */
export async function searchRequests(tx: Tx, orgId: string, search: string, { show, after, limit }: Place) {
  const direction = isQueue(show) ? asc : desc;
  const row = sql`(${joinRequest.requestedAt}, ${joinRequest.id})`;
  const bound = sql`(${fromMicroseconds(after?.value ?? null)}, ${after?.id ?? null}::uuid)`;
  const beyond = isQueue(show) ? sql`${row} > ${bound}` : sql`${row} < ${bound}`;
  // Not a plan that is kept: the walk is in the order of an index, and its end does not depend on the term.
  const walked = tx
    .select({
      id: joinRequest.id,
      name: joinRequest.name,
      email: joinRequest.email,
      requestedAt: joinRequest.requestedAt,
    })
    .from(joinRequest)
    .where(and(eq(joinRequest.orgId, orgId), shown[show], after ? beyond : undefined))
    .orderBy(direction(joinRequest.requestedAt), direction(joinRequest.id))
    .limit(farthest)
    .as("walked");
  return tx
    .select({ ...getTableColumns(joinRequest), key: micros, messages, calledBy: decidedBy })
    .from(walked)
    .innerJoin(joinRequest, and(eq(joinRequest.orgId, orgId), eq(joinRequest.id, walked.id)))
    .where(
      sql`folded(${walked.name} || ' ' || ${walked.email}) like all ((select term_patterns(${search}))::text[])`,
    )
    .orderBy(direction(walked.requestedAt), direction(walked.id))
    .limit(limit);
}

type RequestRow = typeof joinRequest.$inferSelect;

const oneRequest = preparedQuery((db) =>
  db
    .select()
    .from(joinRequest)
    .where(and(eq(joinRequest.orgId, sql.placeholder("org")), eq(joinRequest.id, sql.placeholder("id")))),
);

export async function findRequest(tx: Tx, orgId: string, id: string): Promise<RequestRow | null> {
  const [row] = await oneRequest(tx, { org: orgId, id });
  return row ?? null;
}

// What hundreds at once ask is prepared, as what every page asks: a statement that is not waits twice.
const decideOne = preparedQuery((db) =>
  db
    .update(joinRequest)
    .set({
      status: sql`${sql.placeholder("status")}`,
      decidedBy: sql`${sql.placeholder("decidedBy")}`,
      decidedByName: sql`${sql.placeholder("decidedByName")}`,
      reason: sql`${sql.placeholder("reason")}`,
      retryAfter: sql`${sql.placeholder("retryAfter")}::text::timestamptz`,
      decidedAt: sql`clock_timestamp()`,
    })
    .where(
      and(
        eq(joinRequest.orgId, sql.placeholder("org")),
        eq(joinRequest.id, sql.placeholder("id")),
        sql`${joinRequest.status} = 'pending' and ${joinRequest.expiresAt} > clock_timestamp()`,
      ),
    )
    .returning({ id: joinRequest.id }),
);

/** Decides a request that is still pending; false if it was decided or expired meanwhile (CASE-3). */
export async function decideRequest(
  tx: Tx,
  orgId: string,
  id: string,
  decision: {
    status: "approved" | "rejected";
    decidedBy: string;
    decidedByName: string;
    reason: string | null;
    retryAfter: Date | null;
  },
): Promise<boolean> {
  const retryAfter = decision.retryAfter?.toISOString() ?? null;
  return (await decideOne(tx, { ...decision, retryAfter, org: orgId, id })).length === 1;
}

const stateOf = preparedQuery((db) =>
  db
    .select({ off: sql<boolean>`disabled or deleted` })
    .from(sql`account_state(${sql.placeholder("account")})`),
);

/** Whether the account behind a request may be let in; its row stays held until commit. */
export async function accountState(tx: Tx, accountId: string): Promise<{ off: boolean }> {
  const [row] = await stateOf(tx, { account: accountId });
  return { off: row?.off ?? true };
}

/** Days until somebody may ask again, and until a request expires, as the organization set them. */
export async function waitsOf(tx: Tx, orgId: string) {
  const [row] = await tx
    .select({
      askAgainAfterDays: organization.askAgainAfterDays,
      requestExpiryDays: organization.requestExpiryDays,
    })
    .from(organization)
    .where(eq(organization.id, orgId));
  if (!row) throw new Error("The organization of this transaction is gone.");
  return row;
}

/** The active Managers of the organization of this transaction. */
export async function managersToNotify(tx: Tx): Promise<{ name: string; email: string }[]> {
  const rows = await tx.execute<{ name: string; email: string }>(sql`select * from managers_to_notify()`);
  return rows.map(({ name, email }) => ({ name, email }));
}

/** Stores a Manager's message to a person who asked to join. */
export async function insertMessage(
  tx: Tx,
  orgId: string,
  message: Omit<typeof requestMessage.$inferInsert, "orgId">,
): Promise<void> {
  await tx.insert(requestMessage).values({ ...message, orgId });
}

/** Takes a rejection back. False when the person has another open request here, or it changed meanwhile. */
export async function reopenRequest(
  tx: Tx,
  orgId: string,
  request: RequestRow,
  expiresAt: Date,
): Promise<boolean> {
  const reopened = await tx
    .update(joinRequest)
    .set({
      status: "pending",
      expiresAt,
      reason: null,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      retryAfter: null,
      reminders: 0,
    })
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        eq(joinRequest.id, request.id),
        eq(joinRequest.status, "rejected"),
        sql`not exists (select 1 from join_request other where other.org_id = ${orgId}
              and other.account_id = ${request.accountId} and other.status = 'pending')`,
      ),
    )
    .returning({ id: joinRequest.id });
  return reopened.length === 1;
}

/**
 * Closes the pending request of an account that is let in by other means, as approved (CASE-1). Its id; null when none
 * waits.
 */
export async function approvePendingRequest(
  tx: Tx,
  orgId: string,
  accountId: string,
  by: { id: string; name: string },
): Promise<string | null> {
  const [row] = await tx
    .update(joinRequest)
    .set({ status: "approved", decidedBy: by.id, decidedByName: by.name, decidedAt: sql`clock_timestamp()` })
    .where(and(eq(joinRequest.orgId, orgId), eq(joinRequest.accountId, accountId), isPending))
    .returning({ id: joinRequest.id });
  return row?.id ?? null;
}
