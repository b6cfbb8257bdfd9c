import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { account } from "./account";
import { folded, moment, orderKey, orgId } from "./columns";
import { joinRequest } from "./join-request";
import { organization } from "./organization";

const live = sql`ended_at is null`;
const off = sql`state <> 'active'`;
const ending = sql`ended_at is null and expires_at is not null`;
const governing = sql`ended_at is null and shown_role <> 'member'`;

/**
 * Somebody's belonging to one organization. A person who comes back gets a new row.
 * `name`, `email`, `account_disabled` and `shown_role` are copies, kept by trigger, for lists; what is generated
 * from them serves order, search and filters. Indexes of the list hold live rows only, and each has a small twin
 * for the rows that a filter singles out, in the same order.
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
    /** Since when Approved is off, kept by trigger: by it they stand in the queue. */
    unapprovedAt: moment("unapproved_at"),
    joinedAt: moment("joined_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    mfaRequired: boolean("mfa_required").notNull().default(false),
    displayName: text("display_name"),
    settingsWithheld: boolean("settings_withheld").notNull().default(false),
    /** Notices of its end that were sent, as of a grant's. */
    endNotices: integer("end_notices").notNull().default(0),
    endedAt: moment("ended_at"),
    endReason: text("end_reason"),
    source: text("source").notNull(),
    /** The request that led to it, if one did. */
    requestId: uuid("request_id"),
    name: text("name").notNull().default(""),
    email: text("email").notNull().default(""),
    accountDisabled: boolean("account_disabled").notNull().default(false),
    /** Its values sort by rank: admin (a PlatformAdmin), manager, member. */
    shownRole: text("shown_role").$type<"admin" | "manager" | "member">().notNull().default("member"),
    /** To the minutes, written at most every ten of them. */
    lastActiveAt: moment("last_active_at"),
    /** The day of it in UTC, minus infinity for who never came: an index of the minutes would make every touch dear. */
    lastActiveDay: date("last_active_day")
      .notNull()
      .generatedAlwaysAs(sql`coalesce((last_active_at at time zone 'UTC')::date, '-infinity'::date)`),
    nameKey: orderKey("name_key").notNull().generatedAlwaysAs(folded(sql`name`)),
    emailKey: orderKey("email_key").notNull().generatedAlwaysAs(folded(sql`email`)),
    search: text("search").notNull().generatedAlwaysAs(folded(sql`name || ' ' || email`)),
    /** What stands in the way of access, by the row alone; that a membership expired depends on the hour. */
    state: text("state")
      .$type<"active" | "disabled" | "unapproved" | "ended">()
      .notNull()
      .generatedAlwaysAs(
        sql`case when ended_at is not null then 'ended' when not enabled or account_disabled then 'disabled' when approved_at is null then 'unapproved' else 'active' end`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("membership_live").on(t.orgId, t.accountId).where(sql`ended_at is null`),
    // Users, in each of its orders. That by role also serves Managers and platform admins by name.
    index("membership_by_name").on(t.orgId, t.nameKey, t.id).where(live),
    index("membership_by_email").on(t.orgId, t.emailKey, t.id).where(live),
    index("membership_by_role").on(t.orgId, t.shownRole, t.nameKey, t.id).where(live),
    index("membership_by_joined").on(t.orgId, t.joinedAt, t.id).where(live),
    // Users narrowed to Disabled, Not approved or Ended: of the last there are ever more.
    index("membership_off_by_name").on(t.orgId, t.state, t.nameKey, t.id).where(off),
    index("membership_off_by_email").on(t.orgId, t.state, t.emailKey, t.id).where(off),
    index("membership_off_by_role").on(t.orgId, t.state, t.shownRole, t.nameKey, t.id).where(off),
    index("membership_off_by_joined").on(t.orgId, t.state, t.joinedAt, t.id).where(off),
    // Managers and platform admins in the other orders; without it a page reads and sorts all of them.
    index("membership_governing_by_email").on(t.orgId, t.shownRole, t.emailKey, t.id).where(governing),
    index("membership_governing_by_joined").on(t.orgId, t.shownRole, t.joinedAt, t.id).where(governing),
    // The count of people who are past their end, and what is due with it.
    index("membership_with_end").on(t.orgId, t.expiresAt).where(ending),
    // Users narrowed to Expired. Of 300,000 people a page reads 129 rows; without these it reads 11,600 and takes up
    // to six times as long.
    index("membership_ending_by_name").on(t.orgId, t.nameKey, t.id).where(ending),
    index("membership_ending_by_email").on(t.orgId, t.emailKey, t.id).where(ending),
    index("membership_ending_by_role").on(t.orgId, t.shownRole, t.nameKey, t.id).where(ending),
    index("membership_ending_by_joined").on(t.orgId, t.joinedAt, t.id).where(ending),
    // Access health: who has not been here for long.
    index("membership_active_by_last_day")
      .on(t.orgId, t.lastActiveDay, t.joinedAt, t.id)
      .where(sql`state = 'active'`),
    // Pending Approval.
    index("membership_unapproved")
      .on(t.orgId, t.unapprovedAt, t.id)
      .where(sql`unapproved_at is not null and ended_at is null`),
    // The organizations of a person.
    index("membership_of_account").on(t.accountId, t.endedAt),
    // The last Manager (INV-1), and whom to notify.
    index("membership_managers").on(t.orgId, t.accountId).where(sql`role = 'manager' and ended_at is null`),
    // For the foreign key alone, when requests are deleted with their organization.
    index("membership_of_request").on(t.orgId, t.requestId).where(sql`request_id is not null`),
    // Search inside names and addresses.
    index("membership_search").using("gin", t.orgId, t.search.op("gin_trgm_ops")).with({ fastupdate: false }),
    foreignKey({
      name: "membership_request",
      columns: [t.orgId, t.requestId],
      foreignColumns: [joinRequest.orgId, joinRequest.id],
    }),
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
    nameKey: orderKey("name_key").notNull().generatedAlwaysAs(folded(sql`name`)),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.membershipId, t.validFrom] }),
    // Who belonged here at a moment is read by name (`/audit/on/<date>`).
    index("membership_history_by_name").on(t.orgId, t.nameKey, t.membershipId, t.validFrom),
    foreignKey({
      name: "membership_history_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
  ],
);
