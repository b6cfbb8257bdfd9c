import { sql } from "drizzle-orm";
import type { Tx } from "@/server/transaction/transaction";

/** Gives an account that is locked another password and ends, by its version, every session opened before. */
export async function setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx.execute(sql`select set_password(${accountId}, ${passwordHash})`);
}

/** Takes the password away: nobody signs in before another is chosen by a mailed link. */
export async function removePassword(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select set_password(${accountId}, null)`);
}

/** Ends the sessions of an account, and the links mailed about it but for the ways back to an old address. */
export async function revokeSessionsAndLinks(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select revoke_sessions_and_links(${accountId}, false)`);
}
