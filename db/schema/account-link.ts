import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { account } from "./account";
import { bytes, moment } from "./columns";

export type LinkPurpose = "reset" | "change_email" | "undo_email";

/**
 * A link mailed about an account: to choose a new password, to confirm a new address, or to take a change of address
 * back. Only its hash is kept. Without an account it leads nowhere: it was asked for an address that has none, and
 * was written all the same, so that the time tells nobody.
 */
export const accountLink = pgTable(
  "account_link",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: uuid("account_id").references(() => account.id),
    purpose: text("purpose").$type<LinkPurpose>().notNull(),
    tokenHash: bytes("token_hash").notNull().unique(),
    /** The address to change to, or back to; none for a password. */
    email: text("email"),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    /** When a newer one, or a change of the account, made it worthless. */
    endedAt: moment("ended_at"),
  },
  (t) => [
    // The newest one only. Ways back stand beside each other, each to an address of its own.
    uniqueIndex("account_link_newest")
      .on(t.accountId, t.purpose)
      .where(sql`used_at is null and ended_at is null and purpose <> 'undo_email'`),
    index("account_link_of_account").on(t.accountId, t.createdAt),
    check("account_link_purpose", sql`${t.purpose} in ('reset', 'change_email', 'undo_email')`),
  ],
);
