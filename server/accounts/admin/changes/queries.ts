import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/transaction/transaction";

/** An account by its id, read without a lock; null when it doesn't exist any more. */
export async function findAccount(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: account.id,
      name: account.name,
      email: account.email,
      platformAdmin: account.platformAdmin,
      disabledAt: account.disabledAt,
      createdAt: account.createdAt,
    })
    .from(account)
    .where(and(eq(account.id, id), isNull(account.deletedAt)));
  return row ?? null;
}

/** Disables or enables an account. Its credential version increases, so earlier sessions never work again. */
export async function setDisabled(tx: Tx, accountId: string, disabled: boolean): Promise<void> {
  const changed = await tx
    .update(account)
    .set({
      disabledAt: disabled ? sql`now()` : null,
      credVersion: sql`${account.credVersion} + 1`,
    })
    .where(eq(account.id, accountId))
    .returning({ id: account.id });
  if (changed.length !== 1) throw new Error("An account that was locked is gone.");
  if (disabled) await tx.execute(sql`select revoke_sessions_and_links(${accountId}, false)`);
}

const active = sql`is_active_member(membership)`;

/**
 * The active members who could take over an organization, by name, except the one leaving; optionally only those
 * whose name or address contains a search term.
 */
export async function listSuccessors(
  tx: Tx,
  orgId: string,
  goes: string,
  { search, limit }: { search: string; limit: number },
) {
  return tx
    .select({ id: membership.id, name: membership.name, email: membership.email })
    .from(membership)
    .where(
      and(
        eq(membership.orgId, orgId),
        ne(membership.accountId, goes),
        active,
        search ? sql`${membership.search} like all ((select term_patterns(${search}))::text[])` : undefined,
      ),
    )
    .orderBy(asc(membership.nameKey), asc(membership.id))
    .limit(limit);
}

/** One possible successor; null if they can't be, or no longer. */
export async function findSuccessor(tx: Tx, orgId: string, id: string, goes: string) {
  const [row] = await tx
    .select({
      id: membership.id,
      name: membership.name,
      email: membership.email,
      role: membership.role,
      settingsWithheld: membership.settingsWithheld,
    })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), eq(membership.id, id), ne(membership.accountId, goes), active));
  return row ?? null;
}

/** Suspends an organization whose row is locked. */
export async function suspend(tx: Tx, orgId: string): Promise<void> {
  const changed = await tx
    .update(organization)
    .set({ state: "suspended" })
    .where(and(eq(organization.id, orgId), eq(organization.state, "active")))
    .returning({ id: organization.id });
  if (changed.length !== 1) throw new Error("An organization that was locked is not active.");
}

/** Ends every link emailed for an account, undo links included. */
export async function endAllLinks(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select end_all_links(${accountId})`);
}
