import { sql } from "drizzle-orm";
import { index, integer, pgTable } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { organization } from "./organization";

/**
 * How many rows an organization has, kept by trigger, so that a count costs the same at fifty people and at a
 * million, and organizations sort by it. What time alone ends is counted up every minute, and the rest by whoever reads.
 */
export const organizationCount = pgTable(
  "organization_count",
  {
    orgId: orgId()
      .primaryKey()
      .references(() => organization.id),
    /** Memberships that have not ended, the expired ones among them. */
    live: integer("live").notNull().default(0),
    /** Of the live ones those whose end lay before `expiredUntil`; who came to theirs since is counted by whoever reads. */
    expired: integer("expired").notNull().default(0),
    expiredUntil: moment("expired_until").notNull().default(sql`'-infinity'`),
    ended: integer("ended").notNull().default(0),
    /** Requests that wait, those past their end among them. */
    pending: integer("pending").notNull().default(0),
    /** Live memberships whose Approved is off, the expired ones among them: with `pending` they are N. */
    unapproved: integer("unapproved").notNull().default(0),
    /** Managers who can get in: what INV-1 counts. */
    managers: integer("managers").notNull().default(0),
    /** When the oldest request that waits was filed; infinity where none does, so that it sorts last. */
    waitingSince: moment("waiting_since").notNull().default(sql`'infinity'`),
  },
  (t) => [
    index("organization_count_live").on(t.live, t.orgId),
    index("organization_count_pending").on(t.pending, t.orgId),
    index("organization_count_managers").on(t.managers, t.orgId),
    index("organization_count_waiting").on(t.waitingSince, t.orgId),
  ],
);
