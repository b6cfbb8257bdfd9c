import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { account, credential, session } from "@/db/schema/account";
import type { Tx } from "@/server/transaction/transaction";

/** What the account page shows besides the name. */
export async function findOwn(tx: Tx, accountId: string) {
  const [row] = await tx
    .select({ createdAt: account.createdAt, passwordChangedAt: credential.changedAt })
    .from(account)
    .leftJoin(credential, eq(credential.accountId, account.id))
    .where(eq(account.id, accountId));
  if (!row) throw new Error("The account of a live session is gone.");
  return row;
}

/** Renames an account whose row is locked. */
export async function setName(tx: Tx, accountId: string, name: string): Promise<void> {
  await one(tx.update(account).set({ name }).where(eq(account.id, accountId)).returning({ id: account.id }));
}

/** Changes the address of a locked account; false when another account already has it. */
export async function setEmail(
  tx: Tx,
  accountId: string,
  address: { email: string; emailNorm: string },
): Promise<boolean> {
  const [taken] = await tx
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.emailNorm, address.emailNorm),
        isNull(account.deletedAt),
        sql`${account.id} <> ${accountId}`,
      ),
    );
  if (taken) return false;
  await one(tx.update(account).set(address).where(eq(account.id, accountId)).returning({ id: account.id }));
  return true;
}

async function one(changed: Promise<{ id: string }[]>): Promise<void> {
  if ((await changed).length !== 1) throw new Error("An account that was locked is gone.");
}

const usable = (accountId: string) =>
  and(
    eq(session.accountId, accountId),
    isNull(session.revokedAt),
    // The remaining conditions depend on the account and are the same for all its sessions.
    sql`exists (select 1 from live_session(${session.idHash}))`,
  );

/** The usable sessions of an account, most recently used first. There are at most twenty (ASVS 7.1.2). */
export async function listSessions(tx: Tx, accountId: string) {
  return tx
    .select({
      idHash: session.idHash,
      ip: session.ip,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(usable(accountId))
    .orderBy(desc(session.lastSeenAt));
}

/** Ends one session of an account; false when it doesn't exist or is no longer usable. */
export async function endSession(tx: Tx, accountId: string, idHash: Buffer): Promise<boolean> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(usable(accountId), eq(session.idHash, idHash)))
    .returning({ idHash: session.idHash });
  return ended.length === 1;
}

/** Ends all sessions of an account except one. Returns how many. */
export async function endOtherSessions(tx: Tx, accountId: string, keep: Buffer): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(usable(accountId), sql`${session.idHash} <> ${keep}`))
    .returning({ idHash: session.idHash });
  return ended.length;
}

/**
 * Keeps one session alive after a change that ended all others: it gets the account's new credential version and a
 * new id.
 */
export async function keepSession(tx: Tx, accountId: string, idHash: Buffer, to: Buffer): Promise<void> {
  await tx
    .update(session)
    .set({
      idHash: to,
      lastSeenAt: sql`now()`,
      credVersion: sql`(select cred_version from account where id = ${accountId})`,
      reauthenticatedAt: sql`now()`,
    })
    .where(and(eq(session.idHash, idHash), eq(session.accountId, accountId), isNull(session.revokedAt)));
}

/** One of an account's organizations. */
export interface AccountMembership {
  orgId: string;
  slug: string;
  name: string;
  state: "awaiting_manager" | "active" | "suspended" | "archived";
  membershipId: string;
  role: "manager" | "member";
  joinedAt: Date;
  expiresAt: Date | null;
  enabled: boolean;
  approved: boolean;
  /** True when it would have no active Manager without this account (INV-1). */
  soleManager: boolean;
  /** True when, without this account, no active Manager could change the settings. */
  soleKeeper: boolean;
}

/** An account's organizations, by name. */
export async function placesOf(tx: Tx, accountId: string): Promise<AccountMembership[]> {
  const rows = await tx.execute<Record<string, unknown>>(sql`select * from memberships_of(${accountId})`);
  return rows.map((row) => ({
    orgId: String(row.org_id),
    slug: String(row.slug),
    name: String(row.name),
    state: row.state as AccountMembership["state"],
    membershipId: String(row.membership_id),
    role: row.role as AccountMembership["role"],
    joinedAt: new Date(String(row.joined_at)),
    expiresAt: row.expires_at === null ? null : new Date(String(row.expires_at)),
    enabled: row.enabled === true,
    approved: row.approved === true,
    soleManager: row.sole_manager === true,
    soleKeeper: row.sole_keeper === true,
  }));
}

/** Removes the personal data from a locked account without memberships. */
export async function eraseAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select erase_account(${accountId})`);
}

/** Withdraws every open request of a locked account; returns them. */
export async function withdrawRequests(tx: Tx, accountId: string): Promise<{ orgId: string; id: string }[]> {
  const rows = await tx.execute<{ org_id: string; id: string }>(
    sql`select org_id, id from withdraw_requests(${accountId})`,
  );
  return rows.map((row) => ({ orgId: row.org_id, id: row.id }));
}

/**
 * Ends the open invitations to the person of a locked account; returns them.
 * @param by the actor, if it isn't the person
 */
export async function endInvitationsTo(tx: Tx, accountId: string, by: string | null) {
  const status = by === null ? "declined" : "revoked";
  const rows = await tx.execute<{ org_id: string; id: string; name: string | null; email: string }>(
    sql`select * from end_invitations_to(${accountId}, ${status}, ${by})`,
  );
  return rows.map(({ org_id: orgId, id, name, email }) => ({ orgId, id, name, email, status }) as const);
}

/** How many enabled PlatformAdmins there are. */
export async function countAdmins(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ admins: sql<number>`count(*)::int` })
    .from(account)
    .where(sql`${account.platformAdmin} and ${account.disabledAt} is null and ${account.deletedAt} is null`);
  return row?.admins ?? 0;
}
