import { sql } from "drizzle-orm";
import { refuse } from "@/server/errors";
import { type LimitName, limitOf } from "@/server/limit-table";
import type { Tx } from "@/server/transaction/transaction";
import { inWords } from "@/server/wait";

/**
 * Spends one use of a limit inside a change: it is counted when the change commits, and not when it is refused. The
 * counter belongs to the organization of the transaction, so one organization cannot spend another's.
 * @param key whose within the organization: an account, a request; empty for the organization itself
 * Refuses too_many, saying how long to wait.
 */
export async function spendHere(tx: Tx, name: LimitName, key: string): Promise<void> {
  const [most, seconds] = limitOf(name);
  const [row] = await tx.execute<{ wait: number }>(
    sql`select spend_here(${name}, ${key}, ${most}::int, ${seconds}::int) as wait`,
  );
  if (row && row.wait > 0) {
    refuse("too_many", { wait: inWords(row.wait * 1000), seconds: Math.ceil(row.wait) });
  }
}

/**
 * Spends one export: of this person, then of what everybody in the organization shares. Refuses too_many.
 */
export async function spendExport(tx: Tx, accountId: string): Promise<void> {
  await spendHere(tx, "export.account", accountId);
  await spendHere(tx, "export.organization", "");
}
