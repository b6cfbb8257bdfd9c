import { and, asc, desc, eq, inArray, notInArray, type SQL, sql } from "drizzle-orm";
import { auditEvent, auditHead } from "@/db/schema/audit";
import { joinRequest } from "@/db/schema/join-request";
import { membership } from "@/db/schema/membership";
import type { EventAction, StoredEvent } from "@/server/audit-log/event";
import type { Tx } from "@/server/transaction/transaction";
import type { EventCursor } from "./cursor";
import type { DaySpan } from "./days";

/** Whose events: what somebody did, and what was done to the ids they have been known under. */
export interface PersonIds {
  actor: string;
  targets: readonly string[];
}

export interface Wanted {
  affected: PersonIds | null;
  actions: readonly EventAction[] | null;
  /** Actions that are left out where all are wanted: passed over in the order of time. */
  except?: readonly EventAction[];
  span: DaySpan;
  /** Only up to this event, for an export that must not see its own. */
  upTo?: number;
}

export interface Where {
  key: EventCursor | null;
  /** True when the page ends before the key. */
  backwards: boolean;
  limit: number;
}

/** An event of a chain, its body read. */
export interface EventRow {
  seq: number;
  at: Date;
  event: StoredEvent;
}

const e = auditEvent;
const columns = { seq: e.seq, at: e.at, body: e.body };

/**
 * One page of an organization's events, newest first. Each person, and each action, is a range of an index of its
 * own, read in order and no further than the page; they are put together here. So a filter costs the same at ten
 * million events as at a thousand.
 */
export async function listEvents(tx: Tx, orgId: string, wanted: Wanted, where: Where): Promise<EventRow[]> {
  const parts = ranges(wanted).map((range) => piece(tx, orgId, range, wanted, where));
  const onThem = pieceOfTargets(tx, orgId, wanted, where);
  const rows = (await Promise.all(onThem ? [...parts, onThem] : parts)).flat();
  const order = where.backwards ? -1 : 1;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const page = [...bySeq.values()]
    .sort((a, b) => order * (b.at.getTime() - a.at.getTime() || b.seq - a.seq))
    .slice(0, where.limit);
  return (where.backwards ? page.reverse() : page).map(({ body, ...row }) => ({
    ...row,
    event: JSON.parse(body),
  }));
}

/** The ranges of indexes that together hold what is wanted, but for what was done to somebody. */
function ranges({ affected, actions }: Wanted): (SQL | undefined)[] {
  if (!affected) return actions ? actions.map((action) => eq(e.action, action)) : [undefined];
  const by = eq(e.actorId, affected.actor);
  return actions ? actions.map((action) => and(by, eq(e.action, action))) : [by];
}

/** What was done to somebody, under however many ids: a range of an index for each, put together in the database. */
function pieceOfTargets(tx: Tx, orgId: string, wanted: Wanted, where: Where) {
  const { affected, actions } = wanted;
  if (!affected || affected.targets.length === 0) return null;
  const among = actions ? inArray(e.action, [...actions]) : undefined;
  const part = piece(tx, orgId, and(sql`${e.targetId} = t.id`, among), wanted, where).as("part");
  const order = where.backwards ? asc : desc;
  return tx
    .select({ seq: part.seq, at: part.at, body: part.body })
    .from(sql`unnest(${sql.param([...affected.targets])}::uuid[]) as t (id)`)
    .crossJoinLateral(part)
    .orderBy(order(part.at), order(part.seq))
    .limit(where.limit);
}

/** How many events are wanted: a whole chain by its numbers, which have no gaps; else counted, null beyond `most`. */
export async function countEvents(
  tx: Tx,
  orgId: string,
  wanted: Wanted,
  most: number,
): Promise<number | null> {
  const { affected, actions, except, span, upTo = 0 } = wanted;
  if (!affected && !actions && !except && !span.from && !span.until) {
    const [row] = await tx
      .select({ first: sql<number>`coalesce(min(${e.seq}), ${upTo}::bigint + 1)::int` })
      .from(e)
      .where(eq(e.orgId, orgId));
    return upTo + 1 - (row?.first ?? upTo + 1);
  }
  const where = { key: null, backwards: false, limit: most + 1 };
  const parts = ranges(wanted).map((range) => piece(tx, orgId, range, wanted, where).as("part"));
  const onThem = pieceOfTargets(tx, orgId, wanted, where)?.as("part");
  const found = await Promise.all(
    (onThem ? [...parts, onThem] : parts).map((part) => tx.select({ seq: part.seq }).from(part)),
  );
  const { size } = new Set(found.flat().map(({ seq }) => seq));
  return size > most ? null : size;
}

function piece(tx: Tx, orgId: string, range: SQL | undefined, { except, span, upTo }: Wanted, where: Where) {
  const { key, backwards, limit } = where;
  const bound = key ? sql`(${key.at.toISOString()}::timestamptz, ${key.seq}::bigint)` : undefined;
  return tx
    .select(columns)
    .from(e)
    .where(
      and(
        eq(e.orgId, orgId),
        range,
        except && notInArray(e.action, [...except]),
        span.from ? sql`${e.at} >= ${span.from.toISOString()}::timestamptz` : undefined,
        span.until ? sql`${e.at} < ${span.until.toISOString()}::timestamptz` : undefined,
        upTo === undefined ? undefined : sql`${e.seq} <= ${upTo}`,
        bound && (backwards ? sql`(${e.at}, ${e.seq}) > ${bound}` : sql`(${e.at}, ${e.seq}) < ${bound}`),
      ),
    )
    .orderBy(backwards ? sql`${e.at}, ${e.seq}` : sql`${e.at} desc, ${e.seq} desc`)
    .limit(limit);
}

/** One event by its number, or null. */
export async function findEvent(tx: Tx, orgId: string, seq: number): Promise<EventRow | null> {
  const [row] = await tx
    .select(columns)
    .from(e)
    .where(and(eq(e.orgId, orgId), eq(e.seq, seq)));
  return row ? { seq: row.seq, at: row.at, event: JSON.parse(row.body) } : null;
}

/** The number of the newest event of a chain. */
export async function headOf(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.select({ seq: auditHead.seq }).from(auditHead).where(eq(auditHead.orgId, orgId));
  return row?.seq ?? 0;
}

/** When a present membership began, and the request that led to it: what is somebody's own here goes no further back. */
export async function ownBeginning(tx: Tx, orgId: string, membershipId: string) {
  const [row] = await tx
    .select({ joinedAt: membership.joinedAt, requestId: membership.requestId })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), eq(membership.id, membershipId)));
  return row ?? null;
}

/** The live memberships of accounts here, so that names can lead to their pages. */
export async function membersOfAccounts(
  tx: Tx,
  orgId: string,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map();
  const rows = await tx
    .select({ id: membership.id, accountId: membership.accountId })
    .from(membership)
    .where(
      and(
        eq(membership.orgId, orgId),
        inArray(membership.accountId, [...accounts]),
        sql`${membership.endedAt} is null`,
      ),
    );
  return new Map(rows.map(({ id, accountId }) => [accountId, id]));
}

/** Which accounts stand behind memberships and requests, ended ones too. */
export async function accountsBehind(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const [members, requests] = await Promise.all(
    [membership, joinRequest].map((table) =>
      tx
        .select({ id: table.id, accountId: table.accountId })
        .from(table)
        .where(and(eq(table.orgId, orgId), inArray(table.id, [...ids]))),
    ),
  );
  return new Map([...(members ?? []), ...(requests ?? [])].map(({ id, accountId }) => [id, accountId]));
}
