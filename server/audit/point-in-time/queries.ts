import { and, eq, sql } from "drizzle-orm";
import { membershipHistory } from "@/db/schema/membership";
import { organizationHistory } from "@/db/schema/organization-history";
import type { Cursor } from "@/server/policy/cursor";
import type { Tx } from "@/server/transaction/transaction";

const h = membershipHistory;
const o = organizationHistory;

/** A moment, and part of a name or an address where only some of the people are meant. */
export interface PointInTimeQuery {
  at: Date;
  who?: string;
}

/** Who belonged to an organization at a moment, by name, after a place, and who of them was PlatformAdmin then. */
export async function listAccess(
  tx: Tx,
  orgId: string,
  { at, who }: PointInTimeQuery,
  after: Cursor | null,
  limit: number,
) {
  const rows = await listMembersAt(tx, orgId, { at, who }, after, limit);
  const ids = sql`array[${sql.join(
    rows.map(({ id }) => sql`${id}`),
    sql`, `,
  )}]::uuid[]`;
  const admins = await tx.execute<{ id: string }>(
    sql`select id from platform_admins_at(${ids}, ${at.toISOString()}::timestamptz) as id`,
  );
  const known = new Set(admins.map(({ id }) => id));
  return rows.map((row) => ({ ...row, platformAdmin: known.has(row.id) }));
}

function listMembersAt(
  tx: Tx,
  orgId: string,
  { at, who }: PointInTimeQuery,
  after: Cursor | null,
  limit: number,
) {
  const moment = sql`${at.toISOString()}::timestamptz`;
  // Walked in the order of names, without an index of its own: 100,000 people take a fifth of a second.
  const called = who
    ? sql`${h.nameKey} || ' ' || folded(${h.email}) like all ((select term_patterns(${who}))::text[])`
    : undefined;
  return tx
    .select({
      id: h.membershipId,
      name: h.name,
      email: h.email,
      role: h.role,
      enabled: h.enabled,
      approved: h.approved,
      accountDisabled: h.accountDisabled,
      expiresAt: h.expiresAt,
      since: h.validFrom,
      key: h.nameKey,
    })
    .from(h)
    .where(
      and(
        eq(h.orgId, orgId),
        sql`${h.validFrom} <= ${moment} and (${h.validTo} is null or ${h.validTo} > ${moment})`,
        called,
        after ? sql`(${h.nameKey}, ${h.membershipId}) > (${after.value}, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(h.nameKey, h.membershipId)
    .limit(limit);
}

/**
 * What decided for everybody at a moment whether a membership or a grant counted. Null for a moment from before
 * Gatehouse kept it: the present row says nothing about it.
 */
export async function organizationAt(tx: Tx, orgId: string, at: Date) {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const [row] = await tx
    .select({ state: o.state, catalogs: o.catalogs, teamsOn: o.teamsOn })
    .from(o)
    .where(
      and(
        eq(o.orgId, orgId),
        sql`${o.validFrom} <= ${moment} and (${o.validTo} is null or ${o.validTo} > ${moment})`,
      ),
    );
  return row ?? null;
}

export type OrganizationThen = Awaited<ReturnType<typeof organizationAt>>;

export type AccessRow = Awaited<ReturnType<typeof listAccess>>[number];
