import { sql } from "drizzle-orm";
import type { Tx } from "@/server/transaction/transaction";

/** Sets a new password for a locked account. Its credential version increases, which ends every earlier session. */
export async function setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx.execute(sql`select set_password(${accountId}, ${passwordHash})`);
}

/** Removes the password, so no one can sign in until a new one is chosen by an emailed link. */
export async function removePassword(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select set_password(${accountId}, null)`);
}

/** Ends an account's sessions and all its emailed links except undo links. */
export async function revokeSessionsAndLinks(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select revoke_sessions_and_links(${accountId}, false)`);
}
