import { and, eq, sql } from "drizzle-orm";
import { membershipHistory } from "@/db/schema/membership";
import type { Tx } from "@/server/doors/transaction";
import type { PageKey } from "@/server/policy/page-key";

const h = membershipHistory;

/** Who belonged to an organization at a moment, by name, after a place, and who of them was PlatformAdmin then. */
export async function listAccess(tx: Tx, orgId: string, at: Date, after: PageKey | null, limit: number) {
  const rows = await listMembersAt(tx, orgId, at, after, limit);
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

function listMembersAt(tx: Tx, orgId: string, at: Date, after: PageKey | null, limit: number) {
  const moment = sql`${at.toISOString()}::timestamptz`;
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
        after ? sql`(${h.nameKey}, ${h.membershipId}) > (${after.value}, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(h.nameKey, h.membershipId)
    .limit(limit);
}

export type AccessRow = Awaited<ReturnType<typeof listAccess>>[number];
