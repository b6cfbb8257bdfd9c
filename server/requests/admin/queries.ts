import { asc, eq, sql } from "drizzle-orm";
import { joinRequest } from "@/db/schema/join-request";
import { organization } from "@/db/schema/organization";
import { organizationCount } from "@/db/schema/organization-count";
import type { Cursor } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import type { Tx } from "@/server/transaction/transaction";

const r = joinRequest;

// Beyond so many the rest of the queue is not looked through.
const farthest = 20_000;

/**
 * Who waits anywhere, oldest first, where somebody could decide: not in suspended or archived organizations.
 * @param search part of a name, an address or an organization's name, or null
 * @param late true for those who wait for more than 7 days (KIO-25)
 */
export function listWaiting(
  tx: Tx,
  { search, late }: { search: string | null; late: boolean },
  after: Cursor | null,
  limit: number,
) {
  const lateOnly = late ? sql`and ${r.requestedAt} < now() - interval '7 days'` : sql``;
  const beyond = after
    ? sql`and (${r.requestedAt}, ${r.id}) > (${fromMicroseconds(after.value)}, ${after.id}::uuid)`
    : sql``;
  const walked = tx
    .select({
      id: r.id,
      accountId: r.accountId,
      name: r.name,
      email: r.email,
      note: r.note,
      status: r.status,
      accountDisabled: r.accountDisabled,
      requestedAt: r.requestedAt,
      expiresAt: r.expiresAt,
      decidedByName: r.decidedByName,
      decidedAt: r.decidedAt,
      org: organization.slug,
      orgName: sql<string>`${organization.name}`.as("org_name"),
      key: toMicroseconds(r.requestedAt).as("key"),
    })
    .from(r)
    .innerJoin(organization, eq(organization.id, r.orgId))
    .where(
      sql`${r.status} = 'pending' and ${r.expiresAt} > now() and ${organization.state} in ('active', 'awaiting_manager') ${lateOnly} ${beyond}`,
    )
    .orderBy(asc(r.requestedAt), asc(r.id))
    .limit(search ? farthest : limit)
    .as("walked");
  return tx
    .select()
    .from(walked)
    .where(
      search
        ? sql`folded(${walked.name} || ' ' || ${walked.email} || ' ' || ${walked.orgName}) like all ((select term_patterns(${search}))::text[])`
        : undefined,
    )
    .orderBy(asc(walked.requestedAt), asc(walked.id))
    .limit(limit);
}

/** How many wait in all: what the triggers counted for the organizations, less what time has ended since. */
export async function countWaitingEverywhere(tx: Tx): Promise<number> {
  const open = sql`${organization.state} in ('active', 'awaiting_manager')`;
  const [row] = await tx
    .select({
      count: sql<number>`(coalesce(sum(${organizationCount.pending}), 0) - (
        select count(*) from join_request x join organization on organization.id = x.org_id
         where x.status = 'pending' and x.expires_at <= now() and ${open}))::int`,
    })
    .from(organizationCount)
    .innerJoin(organization, eq(organization.id, organizationCount.orgId))
    .where(sql`${open} and ${organizationCount.pending} > 0`);
  return row?.count ?? 0;
}

/** How many of those that wait a search, or being late, leaves: of the oldest 20,000, counted up to a cap. */
export async function countFound(
  tx: Tx,
  narrowed: { search: string | null; late: boolean },
  cap: number,
): Promise<number> {
  const found = listWaiting(tx, narrowed, null, cap).as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(found);
  return row?.count ?? 0;
}
