import type { GroupRole } from "../roles";

/**
 * Who may touch which table, and which rows of it: the access model, applied again whenever it
 * changes. Rights are granted per table (and column, where a role needs only some); policies are
 * `using (rows) with check (rows and writes)`. A role that is not named for a table has no right to it.
 */
export interface Right {
  /** SQL privileges, with columns where only some are meant. */
  may: string;
  /** The rows, as a condition. Absent: table without row-level security. */
  rows?: string;
  /** What a row must be as this role leaves it, beyond that. */
  writes?: string;
  /** Which rows this role may change, where that is fewer than it may see. */
  changes?: string;
}

/** The rights of each role to each table. */
export type Rights = Record<string, Partial<Record<GroupRole, Right>>>;

export const ofOrg = "org_id = (select app_org())";
export const ofPerson = "account_id = (select app_account())";
export const all = "true";
export const listedNow = "listed and state = 'active'";
