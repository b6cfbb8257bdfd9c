import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns";

/** The one row of settings; its lock guards "the last PlatformAdmin". */
export const platform = pgTable(
  "platform",
  {
    id: integer("id").primaryKey().default(1),
    setUpAt: moment("set_up_at"),
    whoMayCreateOrganizations: text("who_may_create_organizations").notNull().default("platform_admins"),
    signUpOpen: boolean("sign_up_open").notNull().default(true),
    leastPasswordLength: integer("least_password_length").notNull().default(12),
    /** Hours without a click after which a session ends. */
    sessionIdleHours: integer("session_idle_hours").notNull().default(12),
    /** Days after which a session ends in any case. */
    sessionDays: integer("session_days").notNull().default(30),
    /** The same for Managers and PlatformAdmins, in hours. */
    governingSessionHours: integer("governing_session_hours").notNull().default(12),
    /** Sender of every mail; null: what the environment says. */
    mailFrom: text("mail_from"),
    auditRetentionDays: integer("audit_retention_days").notNull().default(1095),
    settingsVersion: integer("settings_version").notNull().default(1),
  },
  (t) => [
    check("platform_one_row", sql`${t.id} = 1`),
    check("platform_who_may_create", sql`${t.whoMayCreateOrganizations} in ('platform_admins', 'anyone')`),
  ],
);

/** The one-time link of the first run. Only its hash is kept. */
export const setupLink = pgTable("setup_link", {
  tokenHash: bytes("token_hash").primaryKey(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});
