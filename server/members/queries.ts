import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { accessGrant } from "@/db/schema/access-grant";
import { membership } from "@/db/schema/membership";
import { teamMember } from "@/db/schema/team";
import { calledBy } from "@/server/audit/people/queries";
import { heldKeys } from "@/server/grants/queries";
import { byAlphabet } from "@/server/policy/fold";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

const columns = {
  id: membership.id,
  accountId: membership.accountId,
  name: membership.name,
  email: membership.email,
  shownRole: membership.shownRole,
  role: membership.role,
  enabled: membership.enabled,
  approvedAt: membership.approvedAt,
  joinedAt: membership.joinedAt,
  expiresAt: membership.expiresAt,
  accountDisabled: membership.accountDisabled,
};

/** What one member holds at this moment, by whatever way. */
export async function permissionsHeldBy(tx: Tx, orgId: string, id: string): Promise<string[]> {
  const [row] = await tx
    .select({ keys: heldKeys })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), eq(membership.id, id)));
  return row?.keys ?? [];
}

const ofAccount = preparedQuery((db) =>
  db
    .select(columns)
    .from(membership)
    .where(
      and(
        eq(membership.orgId, sql.placeholder("org")),
        eq(membership.accountId, sql.placeholder("account")),
        isNull(membership.endedAt),
      ),
    ),
);

/** The live membership of an account here, if it has one. */
export async function findMemberOfAccount(tx: Tx, orgId: string, accountId: string) {
  const [row] = await ofAccount(tx, { org: orgId, account: accountId });
  return row ?? null;
}

const insertOne = preparedQuery((db) =>
  db
    .insert(membership)
    .values({
      orgId: sql.placeholder("org"),
      accountId: sql.placeholder("accountId"),
      approvedBy: sql.placeholder("approvedBy"),
      approvedAt: sql`now()`,
      source: sql.placeholder("source"),
      requestId: sql.placeholder("requestId"),
      role: sql`${sql.placeholder("role")}`,
      expiresAt: sql`${sql.placeholder("expiresAt")}::text::timestamptz`,
    })
    .onConflictDoNothing({ target: [membership.orgId, membership.accountId], where: sql`ended_at is null` })
    .returning({ id: membership.id }),
);

/**
 * Makes somebody a Member. Null when they are one already: the unique index over live memberships is the judge.
 */
export async function insertMember(
  tx: Tx,
  orgId: string,
  values: {
    accountId: string;
    approvedBy: string | null;
    source: "request" | "open_policy" | "invitation";
    /** The request that this membership answers. */
    requestId?: string | null;
    role?: "manager" | "member";
    expiresAt?: Date | null;
  },
): Promise<{ id: string } | null> {
  const { role = "member", expiresAt = null, requestId = null, ...rest } = values;
  const ends = expiresAt?.toISOString() ?? null;
  const [row] = await insertOne(tx, { ...rest, role, requestId, expiresAt: ends, org: orgId });
  return row ?? null;
}

const targetColumns = {
  ...columns,
  displayName: membership.displayName,
  settingsWithheld: membership.settingsWithheld,
  endedAt: membership.endedAt,
  approvedBy: membership.approvedBy,
  source: membership.source,
};

const live = preparedQuery((db) =>
  db
    .select(targetColumns)
    .from(membership)
    .where(
      and(
        eq(membership.orgId, sql.placeholder("org")),
        eq(membership.id, sql.placeholder("id")),
        isNull(membership.endedAt),
      ),
    ),
);

/** One membership of an organization that has not ended, or null. */
export async function findMember(tx: Tx, orgId: string, id: string) {
  const [row] = await live(tx, { org: orgId, id });
  return row ?? null;
}

export type MemberDetails = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** Changes one live membership; throws when it is not exactly one. */
export async function updateMember(
  tx: Tx,
  orgId: string,
  id: string,
  values: Partial<
    Pick<
      typeof membership.$inferInsert,
      | "role"
      | "enabled"
      | "approvedAt"
      | "approvedBy"
      | "expiresAt"
      | "displayName"
      | "settingsWithheld"
      | "endedAt"
      | "endReason"
    >
  >,
): Promise<void> {
  const changed = await tx
    .update(membership)
    .set(values)
    .where(and(eq(membership.orgId, orgId), eq(membership.id, id), isNull(membership.endedAt)))
    .returning({ id: membership.id });
  if (changed.length !== 1) throw new Error("A membership that was found is gone under the lock.");
}

/**
 * Ends every grant that a membership holds and its places in teams (INV-8). Gives what its own grants were: keys of
 * permissions, and names of sets; and the names of the teams.
 */
export async function endGrants(tx: Tx, orgId: string, membershipId: string) {
  const ended = await tx
    .update(accessGrant)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(accessGrant.orgId, orgId),
        eq(accessGrant.membershipId, membershipId),
        isNull(accessGrant.endedAt),
      ),
    )
    .returning({
      permission: accessGrant.permission,
      set: sql<string | null>`(select s.name from permission_set s
        where s.org_id = ${accessGrant.orgId} and s.id = ${accessGrant.setId})`,
    });
  const left = await tx
    .update(teamMember)
    .set({ endedAt: sql`now()` })
    .where(
      and(eq(teamMember.orgId, orgId), eq(teamMember.membershipId, membershipId), isNull(teamMember.endedAt)),
    )
    .returning({
      id: teamMember.teamId,
      lead: teamMember.lead,
      team: sql<string>`(select t.name from team t
        where t.org_id = ${teamMember.orgId} and t.id = ${teamMember.teamId})`,
    });
  return {
    permissions: ended.flatMap((grant) => grant.permission ?? []).sort(),
    sets: ended.flatMap((grant) => grant.set ?? []).sort(byAlphabet),
    teams: left.map((place) => place.team).sort(byAlphabet),
    /** The teams of which they were a lead. */
    led: left.filter((place) => place.lead).map((place) => ({ id: place.id, name: place.team })),
  };
}

const approver = {
  orgId: sql`membership.org_id`,
  accountId: sql`membership.account_id`,
  name: sql`membership.name`,
};

/** The name under which an account is or was known here; null for somebody who never belonged here. */
export async function nameOfAccount(tx: Tx, orgId: string, accountId: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: calledBy(approver) })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), eq(membership.accountId, accountId)))
    .orderBy(desc(membership.joinedAt))
    .limit(1);
  return row?.name ?? null;
}

/**
 * Deletes the account behind a membership that just ended, when nothing of it stands anywhere else; its sessions and
 * its password die with it, and its address is free for a completely new account. True when it did.
 */
export async function deleteAccountIfUnused(tx: Tx, accountId: string): Promise<boolean> {
  const [row] = await tx.execute<{ gone: boolean }>(
    sql`select delete_account_if_unused(${accountId}) as gone`,
  );
  return row?.gone ?? false;
}

/**
 * Stores a link by which the holder of an account that belongs here chooses a new password; older ones die. False
 * when the account is disabled.
 */
export async function createResetLink(
  tx: Tx,
  accountId: string,
  link: { id: string; tokenHash: Buffer; expiresAt: Date },
): Promise<boolean> {
  const [row] = await tx.execute<{ offered: boolean }>(
    sql`select create_reset_link(${accountId}, ${link.id}, ${link.tokenHash}, ${link.expiresAt.toISOString()}) as offered`,
  );
  return row?.offered ?? false;
}
