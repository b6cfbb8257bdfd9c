import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotChange } from "@/server/policy/actor";

/** The account behind a session, as the database says at this moment. */
export interface SessionHolder {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  lastSeenAt: Date | string | null;
}

/** What every function that begins a transaction answers about a session: an account, or an unconfirmed sign-up. */
export interface SessionRow {
  account_id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
  last_seen_at: Date | string | null;
}

/** The session of a request. Refuses signed_out. */
export function requireSession({ session }: Pick<Caller, "session">): Buffer {
  if (!session) refuse("signed_out");
  return session;
}

/**
 * The account behind a session, with the row that says so. Refuses signed_out, address_unconfirmed, and other_account to
 * a page that was opened with another account.
 */
export function requireRow<Row extends SessionRow>(
  caller: Pick<Caller, "openedBy">,
  row: Row | null | undefined,
): { holder: SessionHolder; row: Row } {
  if (!row) refuse("signed_out");
  const { account_id: id, name, email } = row;
  if (!id) refuse("address_unconfirmed");
  refuseOther(caller, { id, name, email });
  const { platform_admin: platformAdmin, last_seen_at: lastSeenAt } = row;
  return { holder: { id, name, email, platformAdmin, lastSeenAt }, row };
}

/** Refuses view_only to a platform admin who chose to change nothing. */
export const refuseViewOnly = (holder: SessionHolder, caller: Pick<Caller, "viewOnly">): void =>
  refuseIf(whyNotChange(holder, caller));

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
