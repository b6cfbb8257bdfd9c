import { touchSession } from "@/server/access/sessions/touch";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";

/** Whose session it is, as every door reads it: an account, or a sign-up whose address is not confirmed. */
interface SessionRow {
  account_id: string | null;
  name: string;
  email: string;
  last_seen_at?: Date | string;
}

/**
 * The account behind a session. Every door starts with it, so that no door forgets a gate.
 * Refuses signed_out, address_unconfirmed, and other_account to a page that was opened with another account.
 */
export function requireAccount<Row extends SessionRow>(
  caller: Pick<Caller, "openedBy">,
  row: Row | undefined,
): Row & { account_id: string } {
  if (!row) refuse("signed_out");
  const { account_id } = row;
  if (!account_id) refuse("address_unconfirmed");
  refuseOther(caller, { ...row, id: account_id });
  if (row.last_seen_at) seen.set(caller, row.last_seen_at);
  return { ...row, account_id };
}

/** When the session of a caller was used before, as the door just read it. */
const seen = new WeakMap<object, Date | string>();

/**
 * Goes through a door, and notes afterwards that the session was used, whatever it was used for: people who click are not
 * idle. Only now, because inside it would wait for a second connection while it holds the first.
 */
export async function countingUse<T>(caller: Caller, through: () => Promise<T>): Promise<T> {
  const answer = await through();
  const lastSeenAt = seen.get(caller);
  seen.delete(caller);
  if (lastSeenAt) await touchSession(caller, { lastSeenAt, lastOrgId: null }, null);
  return answer;
}

/**
 * Two tabs of one browser share one session, and another person may sign in in the second: what the first one sends
 * must not be done in their name. It is compared with the account, because a session is replaced now and then.
 * Refuses other_account.
 */
export function refuseOther(
  { openedBy }: Pick<Caller, "openedBy">,
  { id, name, email }: { id: string; name: string; email: string },
): void {
  if (openedBy && openedBy !== id) refuse("other_account", { name, email });
}
