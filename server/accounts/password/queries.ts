import { eq, sql } from "drizzle-orm";
import { account, credential } from "@/db/schema/account";
import type { Tx } from "@/server/doors/transaction";

/** Gives an account another password and ends, by its version, every session that was opened before. */
export async function setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx
    .insert(credential)
    .values({ accountId, passwordHash })
    .onConflictDoUpdate({ target: credential.accountId, set: { passwordHash, changedAt: sql`now()` } });
  await raiseVersion(tx, accountId);
}

/** Takes the password away: nobody signs in before another is chosen by a mailed link. */
export async function removePassword(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(credential).where(eq(credential.accountId, accountId));
  await raiseVersion(tx, accountId);
}

async function raiseVersion(tx: Tx, accountId: string): Promise<void> {
  const raised = await tx
    .update(account)
    .set({ credVersion: sql`${account.credVersion} + 1` })
    .where(eq(account.id, accountId))
    .returning({ id: account.id });
  if (raised.length !== 1) throw new Error("An account that was locked is gone.");
}

/** Ends the sessions of an account, and the links mailed about it but for the ways back to an old address. */
export async function endWaysIn(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select end_ways_in(${accountId}, false)`);
}
