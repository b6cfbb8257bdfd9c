import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { account, session, signUp } from "@/db/schema/account";
import type { Tx } from "@/server/transaction/transaction";

/** Whom a new session is for, and how they proved it. Hash of the id only; the id itself is never stored. */
export interface NewSession {
  idHash: Buffer;
  method: "password";
  ip: string | null;
  userAgent: string | null;
  /** Hash of the browser's own long-lived cookie; null for what keeps none. */
  deviceHash?: Buffer | null;
}

const mostSessions = 20;

/**
 * Opens a session for an account, unless it was disabled, deleted or given another password since `credVersion`
 * was read: the row is held while the session is written. False when it was.
 */
export async function openForAccount(
  tx: Tx,
  accountId: string,
  credVersion: number,
  s: NewSession,
): Promise<boolean> {
  const [usable] = await tx
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.id, accountId),
        eq(account.credVersion, credVersion),
        isNull(account.disabledAt),
        isNull(account.deletedAt),
      ),
    )
    .for("share");
  if (!usable) return false;
  const [last] = await tx
    .select({ orgId: session.lastOrgId })
    .from(session)
    .where(and(eq(session.accountId, accountId), isNotNull(session.lastOrgId)))
    .orderBy(desc(session.lastSeenAt))
    .limit(1);
  await tx.insert(session).values({ ...s, accountId, credVersion, lastOrgId: last?.orgId ?? null });
  await revokeOldest(tx, accountId);
  return true;
}

/** Keeps the newest twenty sessions of an account (ASVS 7.1.2). */
async function revokeOldest(tx: Tx, accountId: string): Promise<void> {
  const surplus = tx
    .select({ idHash: session.idHash })
    .from(session)
    .where(and(eq(session.accountId, accountId), isNull(session.revokedAt)))
    .orderBy(desc(session.lastSeenAt), asc(session.idHash))
    .offset(mostSessions);
  await tx.update(session).set({ revokedAt: sql`now()` }).where(sql`${session.idHash} in ${surplus}`);
}

/** Opens a session for a sign-up whose address is not confirmed. */
export async function openForSignUp(tx: Tx, signUpId: string, s: NewSession): Promise<boolean> {
  const [open] = await tx
    .select({ id: signUp.id })
    .from(signUp)
    .where(and(eq(signUp.id, signUpId), isNull(signUp.confirmedAt)))
    .for("share");
  if (!open) return false;
  await tx.insert(session).values({ ...s, signUpId, credVersion: 0 });
  return true;
}

/**
 * Ends the sessions of a sign-up that became an account. The browser that confirmed goes on in a new one, whose id
 * nobody knew before (ASVS 7.2.4); false when it had none of them.
 */
export async function replaceSession(
  tx: Tx,
  from: Buffer | null,
  signUpId: string,
  accountId: string,
  to: NewSession,
): Promise<boolean> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.signUpId, signUpId), isNull(session.revokedAt)))
    .returning({ idHash: session.idHash, deviceHash: session.deviceHash });
  const before = ended.find(({ idHash }) => from !== null && idHash.equals(from));
  if (!before) return false;
  await tx.insert(session).values({ ...to, deviceHash: before.deviceHash, accountId, credVersion: 1 });
  return true;
}

/** Ends a session. Answers whose it was, or null when it had ended before. */
export async function revokeSession(tx: Tx, idHash: Buffer) {
  const [ended] = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.idHash, idHash), isNull(session.revokedAt)))
    .returning({ accountId: session.accountId });
  return ended ?? null;
}

/** Notes a use. Only of a session that is not revoked: a late note must not revive one. */
export async function touch(tx: Tx, idHash: Buffer, orgId: string | null): Promise<void> {
  await tx.execute(sql`select touch_session(${idHash}, ${orgId})`);
}

/**
 * Whether this account was used from a browser that shows its cookie. The binding is kept here, with the sessions, so
 * no cookie can claim another account's, and it goes when they are swept, 180 days after the last use.
 */
export async function wasUsedOn(tx: Tx, accountId: string, device: Buffer | null): Promise<boolean> {
  const [found] = await tx
    .select({ ip: session.ip })
    .from(session)
    .where(and(eq(session.accountId, accountId), eq(session.deviceHash, device ?? Buffer.alloc(0))))
    .limit(1);
  return found !== undefined;
}

/** Whether this account was used from this address within 30 days. */
export async function wasUsedFrom(tx: Tx, accountId: string, ip: string): Promise<boolean> {
  const [found] = await tx
    .select({ ip: session.ip })
    .from(session)
    .where(
      and(
        eq(session.accountId, accountId),
        eq(session.ip, ip),
        sql`${session.createdAt} > now() - interval '30 days'`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

/**
 * Whether an account was used from other browsers, but never from this one. An account without a known browser has
 * nothing to compare with.
 */
export async function isUnknownDevice(
  tx: Tx,
  accountId: string,
  deviceHash: Buffer | null,
): Promise<boolean> {
  const known = await tx
    .selectDistinct({ deviceHash: session.deviceHash })
    .from(session)
    .where(and(eq(session.accountId, accountId), isNotNull(session.deviceHash)));
  return known.length > 0 && !known.some((one) => deviceHash && one.deviceHash?.equals(deviceHash));
}

/** The live session of a cookie, with whose it is (the definer function decides what live means). */
export async function liveSession(tx: Tx, idHash: Buffer) {
  const [row] = await tx.execute<{
    account_id: string | null;
    sign_up_id: string | null;
    name: string;
    email: string;
    platform_admin: boolean;
    last_seen_at: string;
  }>(
    sql`select account_id, sign_up_id, name, email, platform_admin, last_seen_at from live_session(${idHash})`,
  );
  return row ?? null;
}

/**
 * Notes that the holder of a session proved their password a moment ago, and gives the session another id: whoever knew the
 * old one has no part in the proof (ASVS 7.2.4). How old it is stays. False when it ended meanwhile.
 * @param to its new id's hash; its present one, where no answer can carry another
 */
export async function markReauthenticated(tx: Tx, idHash: Buffer, to: Buffer): Promise<boolean> {
  const noted = await tx
    .update(session)
    .set({ idHash: to, reauthenticatedAt: sql`now()`, lastSeenAt: sql`now()` })
    .where(and(eq(session.idHash, idHash), isNull(session.revokedAt)))
    .returning({ idHash: session.idHash });
  return noted.length === 1;
}
