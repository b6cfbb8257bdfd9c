import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";

/** Whose session it is, as every door reads it: an account, or a sign-up whose address is not confirmed. */
interface SessionRow {
  account_id: string | null;
  name: string;
  email: string;
}

/**
 * The account behind a session. Every door starts with it, so that no door forgets a gate.
 * Refuses signed_out, address_unconfirmed, and other_account to a page that was opened with another account.
 */
export function heldBy<Row extends SessionRow>(
  caller: Pick<Caller, "openedBy">,
  row: Row | undefined,
): Row & { account_id: string } {
  if (!row) refuse("signed_out");
  const { account_id } = row;
  if (!account_id) refuse("address_unconfirmed");
  refuseOther(caller, { ...row, id: account_id });
  return { ...row, account_id };
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
