import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { folded, moment, orderKey } from "./columns";

/** A tenant. `manager_epoch` is raised by the trigger that keeps the last Manager, to serialize it. */
export const organization = pgTable(
  "organization",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    state: text("state").$type<OrganizationState>().notNull().default("active"),
    joinPolicy: text("join_policy").$type<JoinPolicy>().notNull().default("approval"),
    listed: boolean("listed").notNull().default(true),
    mfaRequired: boolean("mfa_required").notNull().default(false),
    requestExpiryDays: integer("request_expiry_days").notNull().default(30),
    askAgainAfterDays: integer("ask_again_after_days").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Catalogs that are on, by key, the one that leads first; `*` is the platform's default one. */
    catalogs: text("catalogs").array().notNull().default(sql`'{*}'`),
    /** Whether there are teams here at all (DST-12); without, what was granted to a team is inert. */
    teamsOn: boolean("teams_on").notNull().default(true),
    settingsVersion: integer("settings_version").notNull().default(1),
    managerEpoch: integer("manager_epoch").notNull().default(0),
    nameKey: orderKey("name_key").notNull().generatedAlwaysAs(folded(sql`name`)),
    search: text("search").notNull().generatedAlwaysAs(folded(sql`name || ' ' || slug`)),
  },
  (t) => [
    uniqueIndex("organization_slug").on(t.slug),
    index("organization_listed").on(t.nameKey, t.id).where(sql`listed and state = 'active'`),
    index("organization_by_name").on(t.nameKey, t.id),
    index("organization_by_created").on(t.createdAt, t.id),
    index("organization_off_by_name").on(t.state, t.nameKey, t.id).where(sql`state <> 'active'`),
    index("organization_search").using("gin", t.search.op("gin_trgm_ops")).with({ fastupdate: false }),
    check("organization_state", sql`${t.state} in ('awaiting_manager', 'active', 'suspended', 'archived')`),
    check("organization_join_policy", sql`${t.joinPolicy} in ('approval', 'open', 'invite_only')`),
    check("organization_slug_form", sql`${t.slug} ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$'`),
  ],
);

type OrganizationState = "awaiting_manager" | "active" | "suspended" | "archived";
export type JoinPolicy = "approval" | "open" | "invite_only";
