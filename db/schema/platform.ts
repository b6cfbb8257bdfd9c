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
