import { integer, pgTable } from "drizzle-orm/pg-core";
import { orgId } from "./columns";
import { organization } from "./organization";

/**
 * How many rows an organization has, kept by trigger, so that a count costs the same at fifty people and at a
 * million. What time alone ends is subtracted by whoever reads.
 */
export const organizationCount = pgTable("organization_count", {
  orgId: orgId()
    .primaryKey()
    .references(() => organization.id),
  /** Memberships that have not ended, the expired ones among them. */
  live: integer("live").notNull().default(0),
  ended: integer("ended").notNull().default(0),
  /** Requests that wait, those past their end among them. */
  pending: integer("pending").notNull().default(0),
});
