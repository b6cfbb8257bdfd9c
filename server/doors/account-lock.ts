import { sql } from "drizzle-orm";
import type { Tx } from "./transaction";

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

/** Locks an account for a transaction of the auth door; null when it is gone. */
export async function lockAccount(tx: Tx, accountId: string): Promise<LockedSelf | null> {
  const [row] = await tx.execute<LockedRow>(sql`select * from lock_account(${accountId})`);
  return row?.id ? lockedOf({ ...row, id: row.id }) : null;
}
