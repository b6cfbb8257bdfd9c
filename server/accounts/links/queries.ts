import { and, desc, eq, gte, isNull, ne, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import { accountLink, type LinkPurpose } from "@/db/schema/account-link";
import { unknownActor } from "@/server/accounts/account-events";
import type { Tx } from "@/server/transaction/transaction";

const live = and(isNull(accountLink.usedAt), isNull(accountLink.endedAt));

/** Stores a link and ends every older one for the same purpose. Without an account, the link never works. */
export async function insertLink(
  tx: Tx,
  values: {
    accountId: string | null;
    purpose: LinkPurpose;
    tokenHash: Buffer;
    expiresAt: Date;
    email?: string;
  },
): Promise<{ id: string }> {
  const { accountId, purpose } = values;
  // Two concurrent calls would each find no older link, so the second waits for this row lock.
  await tx
    .select({ id: account.id })
    .from(account)
    .where(eq(account.id, accountId ?? unknownActor))
    .for("no key update");
  if (purpose !== "undo_email") await endLinks(tx, accountId ?? unknownActor, purpose);
  const [row] = await tx.insert(accountLink).values(values).returning({ id: accountLink.id });
  if (!row) throw new Error("A link could not be stored.");
  return row;
}

/** Ends the open links of an account: those of one purpose, or all except undo links. */
export async function endLinks(tx: Tx, accountId: string, purpose?: LinkPurpose): Promise<void> {
  await tx
    .update(accountLink)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(accountLink.accountId, accountId),
        purpose ? eq(accountLink.purpose, purpose) : ne(accountLink.purpose, "undo_email"),
        live,
      ),
    );
}

/** Ends the undo links created after a given time. */
export async function endWaysBackSince(tx: Tx, accountId: string, since: Date): Promise<void> {
  await tx
    .update(accountLink)
    .set({ endedAt: sql`now()` })
    .where(and(eq(accountLink.accountId, accountId), gte(accountLink.createdAt, since), live));
}

/** A link by its hash, with its account and the state of both. */
export async function findLink(tx: Tx, purpose: LinkPurpose, tokenHash: Buffer) {
  const [row] = await tx
    .select({
      id: accountLink.id,
      accountId: account.id,
      email: accountLink.email,
      createdAt: accountLink.createdAt,
      used: sql<boolean>`${accountLink.usedAt} is not null`,
      ended: sql<boolean>`${accountLink.endedAt} is not null`,
      expired: sql<boolean>`${accountLink.expiresAt} <= clock_timestamp()`,
      name: account.name,
      accountEmail: account.email,
      disabled: sql<boolean>`${account.disabledAt} is not null`,
    })
    .from(accountLink)
    .innerJoin(account, eq(account.id, accountLink.accountId))
    .where(
      and(eq(accountLink.tokenHash, tokenHash), eq(accountLink.purpose, purpose), isNull(account.deletedAt)),
    );
  return row ?? null;
}

/** Uses up a link: returns true for only one call. */
export async function takeLink(tx: Tx, id: string, tokenHash: Buffer): Promise<boolean> {
  const taken = await tx
    .update(accountLink)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(accountLink.id, id),
        eq(accountLink.tokenHash, tokenHash),
        sql`${accountLink.expiresAt} > clock_timestamp()`,
        live,
      ),
    )
    .returning({ id: accountLink.id });
  return taken.length === 1;
}

/** The requested new address, while its link is open. */
export async function findAwaitedEmail(tx: Tx, accountId: string): Promise<string | null> {
  const [row] = await tx
    .select({ email: accountLink.email })
    .from(accountLink)
    .where(
      and(
        eq(accountLink.accountId, accountId),
        eq(accountLink.purpose, "change_email"),
        sql`${accountLink.expiresAt} > clock_timestamp()`,
        live,
      ),
    )
    .orderBy(desc(accountLink.createdAt))
    .limit(1);
  return row?.email ?? null;
}
