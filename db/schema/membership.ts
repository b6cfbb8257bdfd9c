import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { account } from "./account";
import { moment, orgId } from "./columns";
import { organization } from "./organization";

/**
 * Somebody's belonging to one organization. A person who comes back gets a new row.
 * `name`, `email`, `search`, `account_disabled` and `shown_role` are copies, kept by trigger, for lists.
 */
export const membership = pgTable(
  "membership",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => account.id),
    role: text("role").$type<"manager" | "member">().notNull(),
    enabled: boolean("enabled").notNull().default(true),
    approvedAt: moment("approved_at"),
    approvedBy: uuid("approved_by"),
    joinedAt: moment("joined_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    mfaRequired: boolean("mfa_required").notNull().default(false),
    displayName: text("display_name"),
    settingsWithheld: boolean("settings_withheld").notNull().default(false),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
    source: text("source").notNull(),
    name: text("name").notNull().default(""),
    email: text("email").notNull().default(""),
    search: text("search").notNull().generatedAlwaysAs(sql`lower(name || ' ' || email)`),
    accountDisabled: boolean("account_disabled").notNull().default(false),
    shownRole: text("shown_role")
      .$type<"platform_admin" | "manager" | "member">()
      .notNull()
      .default("member"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("membership_live").on(t.orgId, t.accountId).where(sql`ended_at is null`),
    index("membership_by_name").on(t.orgId, t.name, t.id),
    index("membership_by_email").on(t.orgId, t.email, t.id),
    index("membership_by_role").on(t.orgId, t.shownRole, t.name, t.id),
    index("membership_by_joined").on(t.orgId, t.joinedAt, t.id),
    index("membership_of_account").on(t.accountId),
    index("membership_managers").on(t.orgId).where(sql`role = 'manager' and ended_at is null`),
    index("membership_search").using("gin", t.orgId, t.search.op("gin_trgm_ops")),
    check("membership_role", sql`${t.role} in ('manager', 'member')`),
    check(
      "membership_source",
      sql`${t.source} in ('request', 'invitation', 'open_policy', 'founder', 'platform')`,
    ),
    check("membership_manager_has_no_end", sql`${t.role} <> 'manager' or ${t.expiresAt} is null`),
  ],
);

/** What a membership was, from when to when: written by trigger from the first day. */
export const membershipHistory = pgTable(
  "membership_history",
  {
    orgId: orgId(),
    membershipId: uuid("membership_id").notNull(),
    validFrom: moment("valid_from").notNull(),
    validTo: moment("valid_to"),
    role: text("role").notNull(),
    enabled: boolean("enabled").notNull(),
    approved: boolean("approved").notNull(),
    accountDisabled: boolean("account_disabled").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    expiresAt: moment("expires_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.membershipId, t.validFrom] }),
    foreignKey({
      name: "membership_history_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
  ],
);
