import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { requireSession, type SessionHolder } from "./may-begin";
import type { AccessScope } from "./scope";
import { touchSession } from "./sessions/touch";

export type { OrgContext } from "./organization";

/**
 * Reads within a scope: one transaction in its role, read-only except among accounts, where sessions are read and
 * touched. Refuses what the scope refuses.
 */
export async function read<Row, C, T>(
  caller: Caller,
  scope: AccessScope<Row, C, "person", "read" | "both">,
  work: (tx: Tx, context: C) => Promise<T>,
): Promise<T> {
  requireSession(caller);
  if (scope.readTogether) return scope.readTogether(caller, work);
  const { pool, role, patience } = scope;
  let holder: SessionHolder | null = null;
  const terms = { role, patience, readOnly: role !== "auth", first: scope.begin(caller, false) };
  const answer = await inTransaction(pool(), terms, async (tx, row) => {
    const entered = await scope.enter(tx, caller, row);
    if (!entered) refuse("not_found");
    holder = entered.holder;
    return work(tx, entered.context);
  });
  await touch(caller, holder);
  return answer;
}

/** A person who reads is not idle. After the transaction: inside, it would wait for a second connection. */
async function touch(caller: Caller, holder: SessionHolder | null): Promise<void> {
  if (holder?.lastSeenAt) {
    await touchSession(caller, { lastSeenAt: holder.lastSeenAt, lastOrgId: null }, null);
  }
}
