import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { promotion } from "@/db/schema/promotion";
import type { Tx } from "@/server/transaction/transaction";

const m = membership;
const p = promotion;

const active = sql<boolean>`is_active_member(membership)`;

// Written out: Drizzle omits the table name in single-table queries, so a subquery would resolve it to its own table.
const of = { org: sql.raw('"promotion"."org_id"'), by: sql.raw('"promotion"."proposed_by"') };
const at = sql.raw('"promotion"."proposed_at"');

/** Whether a membership, since the proposal, was ever off, or what this condition on its history h says. */
const wasSince = (membership: SQL, condition: SQL) => sql`exists (
  select 1 from membership_history h where h.org_id = ${of.org} and h.membership_id = ${membership}
     and coalesce(h.valid_to, 'infinity') > ${at}
     and (not h.enabled or not h.approved or h.account_disabled or ${condition}))`;

const expired = sql`coalesce(h.expires_at < least(coalesce(h.valid_to, now()), now()), false)`;

/** The state of proposer and candidate that decides whether a proposal is still valid. */
const counts = {
  proposerGoverns: sql<boolean>`exists (
    select 1 from membership x where x.org_id = ${of.org} and x.account_id = ${of.by} and is_active_manager(x))`,
  /** True if either of them has changed since the proposal, even if they have changed back. */
  overtaken: sql<boolean>`(${wasSince(sql.raw('"promotion"."membership_id"'), sql`h.role <> 'member' or ${expired}`)}
    or not exists (
      select 1 from membership x where x.org_id = ${of.org} and x.account_id = ${of.by}
         and x.ended_at is null and x.joined_at <= ${at} and not ${wasSince(sql`x.id`, sql`h.role <> 'manager'`)}))`,
};

/** A live membership as a candidate, or null. */
export async function findCandidate(tx: Tx, orgId: string, id: string) {
  const [row] = await tx
    .select({
      id: m.id,
      accountId: m.accountId,
      name: m.name,
      email: m.email,
      role: m.role,
      platformAdmin: sql<boolean>`${m.shownRole} = 'admin'`,
      active,
    })
    .from(m)
    .where(and(eq(m.orgId, orgId), eq(m.id, id), isNull(m.endedAt)));
  return row ?? null;
}

/** Stores a proposal; null if one is already open (decided by the unique index). */
export async function insertProposal(
  tx: Tx,
  orgId: string,
  values: { membershipId: string; reason: string; proposedBy: string; proposedByName: string },
): Promise<{ id: string } | null> {
  const [row] = await tx
    .insert(p)
    .values({ orgId, ...values })
    .onConflictDoNothing()
    .returning({ id: p.id });
  return row ?? null;
}

/** The open proposal about a member, if there is one. */
export async function openProposalOf(tx: Tx, orgId: string, membershipId: string) {
  const [row] = await tx
    .select({ id: p.id, reason: p.reason, by: p.proposedByName, proposedBy: p.proposedBy, at: p.proposedAt })
    .from(p)
    .where(and(eq(p.orgId, orgId), eq(p.membershipId, membershipId), eq(p.status, "open")));
  return row ?? null;
}

/** One proposal, and whether its proposer is still a Manager there. */
export async function findProposal(tx: Tx, orgId: string, id: string) {
  const [row] = await tx
    .select({
      id: p.id,
      membershipId: p.membershipId,
      reason: p.reason,
      status: p.status,
      proposedBy: p.proposedBy,
      ...counts,
      proposerName: sql<string | null>`(select x.name from membership x where x.org_id = ${of.org}
        and x.account_id = ${of.by} and x.ended_at is null)`,
      proposerEmail: sql<string | null>`(select x.email from membership x where x.org_id = ${of.org}
        and x.account_id = ${of.by} and x.ended_at is null)`,
    })
    .from(p)
    .where(and(eq(p.orgId, orgId), eq(p.id, id)));
  return row ?? null;
}

/** Closes an open proposal; false if it has already been closed. */
export async function closeProposal(
  tx: Tx,
  orgId: string,
  id: string,
  end: { status: "approved" | "rejected" | "withdrawn"; by: { id: string; name: string }; answer?: string },
): Promise<boolean> {
  const closed = await tx
    .update(p)
    .set({
      status: end.status,
      decidedBy: end.by.id,
      decidedByName: end.by.name,
      decidedAt: sql`clock_timestamp()`,
      answer: end.answer ?? null,
    })
    .where(and(eq(p.orgId, orgId), eq(p.id, id), eq(p.status, "open")))
    .returning({ id: p.id });
  return closed.length === 1;
}

/** Every open proposal of the platform, oldest first. */
export async function listOpenProposals(tx: Tx, limit: number) {
  return tx
    .select({
      id: p.id,
      orgId: p.orgId,
      org: organization.slug,
      orgName: organization.name,
      reason: p.reason,
      by: p.proposedByName,
      proposedBy: p.proposedBy,
      at: p.proposedAt,
      status: p.status,
      memberId: m.id,
      accountId: m.accountId,
      name: m.name,
      email: m.email,
      role: m.role,
      platformAdmin: sql<boolean>`${m.shownRole} = 'admin'`,
      active,
      ...counts,
    })
    .from(p)
    .innerJoin(organization, eq(organization.id, p.orgId))
    .innerJoin(m, and(eq(m.orgId, p.orgId), eq(m.id, p.membershipId)))
    .where(and(eq(p.status, "open"), sql`${organization.state} <> 'archived'`))
    .orderBy(asc(p.proposedAt), asc(p.orgId), asc(p.id))
    .limit(limit);
}

/** The platform admins to notify of a proposal. */
export async function adminsToNotify(tx: Tx) {
  return tx.execute<{ id: string; name: string; email: string }>(sql`select * from admins_to_notify()`);
}
