import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { account, credential, signUp } from "@/db/schema/account";
import type { Tx } from "@/server/transaction/transaction";

/** What sign-in compares: the account at an address and its password's hash. */
export async function findForSignIn(tx: Tx, emailNorm: string) {
  const [row] = await tx
    .select({
      id: account.id,
      name: account.name,
      email: account.email,
      credVersion: account.credVersion,
      disabled: sql<boolean>`${account.disabledAt} is not null`,
      passwordHash: credential.passwordHash,
    })
    .from(account)
    .leftJoin(credential, eq(credential.accountId, account.id))
    .where(and(eq(account.emailNorm, emailNorm), isNull(account.deletedAt)));
  return row ?? null;
}

/** Whether an address has an account. */
export async function hasAccount(tx: Tx, emailNorm: string): Promise<boolean> {
  return (await findForSignIn(tx, emailNorm)) !== null;
}

/** Inserts an account with its password; null when the address already has one (decided by the unique index). */
export async function insertAccount(
  tx: Tx,
  values: { email: string; emailNorm: string; name: string; passwordHash: string; platformAdmin?: boolean },
): Promise<{ id: string } | null> {
  const { passwordHash, ...person } = values;
  const [row] = await tx
    .insert(account)
    .values(person)
    .onConflictDoNothing({ target: account.emailNorm, where: sql`deleted_at is null` })
    .returning({ id: account.id });
  if (!row) return null;
  await tx.insert(credential).values({ accountId: row.id, passwordHash });
  return row;
}

const openSignUp = (now = sql`clock_timestamp()`) =>
  and(isNull(signUp.confirmedAt), gt(signUp.expiresAt, now));

/** Stores a sign-up until its address is confirmed. */
export async function insertSignUp(tx: Tx, values: typeof signUp.$inferInsert): Promise<{ id: string }> {
  const [row] = await tx.insert(signUp).values(values).returning({ id: signUp.id });
  if (!row) throw new Error("A sign-up could not be stored.");
  return row;
}

/** The newest open sign-up of an address. */
export async function findSignUpForSignIn(tx: Tx, emailNorm: string) {
  const [row] = await tx
    .select({ id: signUp.id, passwordHash: signUp.passwordHash })
    .from(signUp)
    .where(and(eq(signUp.emailNorm, emailNorm), openSignUp()))
    .orderBy(desc(signUp.createdAt))
    .limit(1);
  return row ?? null;
}

export async function findSignUp(tx: Tx, id: string) {
  const [row] = await tx.select().from(signUp).where(eq(signUp.id, id));
  return row ?? null;
}

export async function findSignUpByToken(tx: Tx, tokenHash: Buffer) {
  const [row] = await tx
    .select({ signUp, expired: sql<boolean>`${signUp.expiresAt} <= clock_timestamp()` })
    .from(signUp)
    .where(eq(signUp.tokenHash, tokenHash));
  return row ? { ...row.signUp, expired: row.expired } : null;
}

/** Uses up a confirmation link: returns true for only one call. */
export async function takeSignUp(tx: Tx, id: string, tokenHash: Buffer): Promise<boolean> {
  const taken = await tx
    .update(signUp)
    .set({ confirmedAt: sql`clock_timestamp()` })
    .where(and(eq(signUp.id, id), eq(signUp.tokenHash, tokenHash), openSignUp()))
    .returning({ id: signUp.id });
  return taken.length === 1;
}

/** Gives a sign-up a new link, and a new address if one is given. The old link stops working. */
export async function renewSignUp(
  tx: Tx,
  id: string,
  values: { tokenHash: Buffer; expiresAt: Date; email?: string; emailNorm?: string },
): Promise<boolean> {
  const renewed = await tx
    .update(signUp)
    .set({ ...values, sentAt: sql`now()` })
    .where(and(eq(signUp.id, id), isNull(signUp.confirmedAt)))
    .returning({ id: signUp.id });
  return renewed.length === 1;
}
