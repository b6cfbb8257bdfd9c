import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, folded, moment, orderKey } from "./columns";
import { organization } from "./organization";

/**
 * A person, once in the whole platform. Tenant roles have no right to this table.
 * Raising `cred_version` ends every session that was opened before.
 */
export const account = pgTable(
  "account",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    emailNorm: text("email_norm").notNull(),
    name: text("name").notNull(),
    nameKey: orderKey("name_key").notNull().generatedAlwaysAs(folded(sql`name`)),
    search: text("search").notNull().generatedAlwaysAs(folded(sql`name || ' ' || email`)),
    platformAdmin: boolean("platform_admin").notNull().default(false),
    credVersion: integer("cred_version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    disabledAt: moment("disabled_at"),
    deletedAt: moment("deleted_at"),
    /** To ten minutes; minus infinity until the first sign-in, so that who never came sorts first. */
    lastActiveAt: moment("last_active_at").notNull().default(sql`'-infinity'`),
  },
  (t) => [
    index("account_by_created").on(t.createdAt, t.id).where(sql`deleted_at is null`),
    index("account_by_active").on(t.lastActiveAt, t.id).where(sql`deleted_at is null`),
    index("account_admins").on(t.nameKey, t.id).where(sql`platform_admin and deleted_at is null`),
    index("account_disabled").on(t.nameKey, t.id).where(sql`disabled_at is not null and deleted_at is null`),
    uniqueIndex("account_email_norm").on(t.emailNorm).where(sql`deleted_at is null`),
    index("account_by_name").on(t.nameKey, t.id).where(sql`deleted_at is null`),
    index("account_search").using("gin", t.search.op("gin_trgm_ops")).with({ fastupdate: false }),
  ],
);

/** The password, as a PHC string of argon2id. */
export const credential = pgTable("credential", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => account.id),
  passwordHash: text("password_hash").notNull(),
  changedAt: moment("changed_at").notNull().defaultNow(),
});

/**
 * A sign-up whose address is not confirmed yet. The account is made only by confirming, so nobody can
 * prepare an account for somebody else's address, and the screens need not know whether one exists (CASE-12).
 */
export const signUp = pgTable(
  "sign_up",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    emailNorm: text("email_norm").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    askedOrgId: uuid("asked_org_id")
      .notNull()
      .references(() => organization.id),
    note: text("note"),
    tokenHash: bytes("token_hash").notNull().unique(),
    createdAt: moment("created_at").notNull().defaultNow(),
    sentAt: moment("sent_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    confirmedAt: moment("confirmed_at"),
  },
  (t) => [index("sign_up_by_email").on(t.emailNorm, t.createdAt.desc())],
);

/** A signed-in browser: of an account, or of a sign-up that waits for its address to be confirmed. */
export const session = pgTable(
  "session",
  {
    idHash: bytes("id_hash").primaryKey(),
    accountId: uuid("account_id").references(() => account.id),
    signUpId: uuid("sign_up_id").references(() => signUp.id),
    credVersion: integer("cred_version").notNull(),
    method: text("method").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    reauthenticatedAt: moment("reauthenticated_at").notNull().defaultNow(),
    revokedAt: moment("revoked_at"),
    lastOrgId: uuid("last_org_id"),
    ip: text("ip"),
    userAgent: text("user_agent"),
    /** Hash of the cookie by which a browser is known again after its session ended. */
    deviceHash: bytes("device_hash"),
  },
  (t) => [
    index("session_of_account").on(t.accountId, t.lastSeenAt.desc()),
    check("session_of_one", sql`num_nonnulls(account_id, sign_up_id) = 1`),
  ],
);

/** Counters of rate limits, atomic and shared by every process. Keys are hashes, never addresses. */
export const rateLimit = pgTable(
  "rate_limit",
  { key: text("key").primaryKey(), points: integer("points").notNull(), expire: moment("expire") },
  (t) => [index("rate_limit_by_end").on(t.expire)],
);
