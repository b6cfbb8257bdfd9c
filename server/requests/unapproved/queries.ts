import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import type { Cursor } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import { memoizeByKey, preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

const m = membership;

const columns = {
  id: m.id,
  accountId: m.accountId,
  name: m.name,
  email: m.email,
  shownRole: m.shownRole,
  role: m.role,
  enabled: m.enabled,
  approvedAt: m.approvedAt,
  expiresAt: m.expiresAt,
  accountDisabled: m.accountDisabled,
  settingsWithheld: m.settingsWithheld,
  joinedAt: m.joinedAt,
  unapprovedAt: m.unapprovedAt,
  key: toMicroseconds(m.unapprovedAt).as("key"),
};

// As text, so that a kept plan finds the index over those whose Approved is off.
const off = sql`${m.unapprovedAt} is not null and ${m.endedAt} is null
  and (${m.expiresAt} is null or ${m.expiresAt} > now())`;
const late = sql`${off} and ${m.unapprovedAt} < now() - interval '7 days'`;

function page(db: Tx, lateOnly: boolean, from: boolean, searched: SQL | undefined) {
  const bound = sql`(${fromMicroseconds(sql.placeholder("key"))}, ${sql.placeholder("id")}::uuid)`;
  return db
    .select(columns)
    .from(m)
    .where(
      and(
        eq(m.orgId, sql.placeholder("org")),
        lateOnly ? late : off,
        from ? sql`(${m.unapprovedAt}, ${m.id}) > ${bound}` : undefined,
        searched,
      ),
    )
    .orderBy(asc(m.unapprovedAt), asc(m.id))
    .limit(sql.placeholder("limit"));
}

const kept = memoizeByKey((lateOnly: boolean, from: boolean) =>
  preparedQuery((db) => page(db, lateOnly, from, undefined)),
);

/** Members whose Approved is off, longest first, as they stand in the queue beside requests. */
export async function listUnapproved(
  tx: Tx,
  orgId: string,
  { late, search, after, limit }: { late: boolean; search?: string; after: Cursor | null; limit: number },
) {
  const from = after !== null;
  const values = { org: orgId, key: after?.value, id: after?.id, limit };
  if (!search) return kept(`${late} ${from}`, late, from)(tx, values);
  const found = sql`${m.search} like all ((select term_patterns(${search}))::text[])`;
  return page(tx, late, from, found).execute(values);
}

export type UnapprovedRow = Awaited<ReturnType<typeof listUnapproved>>[number];
