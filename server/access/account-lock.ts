import { sql } from "drizzle-orm";
import type { Caller } from "@/server/context";
import { env } from "@/server/env";
import { isRecentlyAuthenticated } from "@/server/policy/actor";
import { setOrganization, type Tx } from "@/server/transaction/transaction";
import { requireRow, requireSession, type SessionHolder } from "./may-begin";

/** One account, which is locked with every organization it stands in until the transaction ends. */
export interface LockedSelf {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  disabled: boolean;
  credVersion: number;
  /** Where it has a live membership; each gets the event of a change of the whole account (INV-7). */
  orgs: readonly string[];
  /** How many enabled PlatformAdmins there are. */
  admins: number;
}

interface LockedRow extends Record<string, unknown> {
  id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
  disabled: boolean;
  cred_version: number;
  orgs: string[];
  admins: number;
}

const lockedOf = (row: LockedRow & { id: string }): LockedSelf => ({
  id: row.id,
  name: row.name,
  email: row.email,
  platformAdmin: row.platform_admin,
  disabled: row.disabled,
  credVersion: row.cred_version,
  orgs: row.orgs,
  admins: row.admins,
});

/** Locks an account for a transaction among accounts; null when it is gone. */
export async function lockAccount(tx: Tx, accountId: string): Promise<LockedSelf | null> {
  const [row] = await tx.execute<LockedRow>(sql`select * from lock_account(${accountId})`);
  return row?.id ? lockedOf({ ...row, id: row.id }) : null;
}

/** The own account, locked. */
export interface LockedOwnAccount extends LockedSelf {
  session: Buffer;
  /** True when the password was proved within five minutes. */
  recentlyAuthenticated: boolean;
}

/**
 * Locks the account behind the caller's session, read again under the locks.
 * Refuses signed_out, address_unconfirmed, other_account.
 */
export async function lockSelf(
  tx: Tx,
  caller: Caller,
): Promise<{ holder: SessionHolder; self: LockedOwnAccount }> {
  const session = requireSession(caller);
  const [row] = await tx.execute<
    LockedRow & { reauthenticated_at: string; last_seen_at: string; sign_up_id: string | null }
  >(sql`select * from lock_self(${session})`);
  const found = row && { ...row, account_id: row.sign_up_id ? null : row.id };
  const { holder, row: own } = requireRow(caller, found);
  const recentlyAuthenticated = isRecentlyAuthenticated(own.reauthenticated_at);
  return { holder, self: { ...lockedOf({ ...own, id: holder.id }), session, recentlyAuthenticated } };
}

/**
 * Lets a transaction that has locked an organization do something in it with a tenant's rights and no more, then go
 * on as what it was.
 */
export async function withTenantRole<T>(
  tx: Tx,
  as: "auth" | "platform",
  orgId: string,
  work: () => Promise<T>,
): Promise<T> {
  await setRole(tx, "tenant");
  await setOrganization(tx, orgId);
  const result = await work();
  await setRole(tx, as);
  return result;
}

async function setRole(tx: Tx, role: "tenant" | "auth" | "platform"): Promise<void> {
  await tx.execute(sql`select set_config('role', ${`${env().GATEHOUSE_ROLE_PREFIX}_${role}`}, true)`);
}
