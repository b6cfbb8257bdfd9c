import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { membership } from "./membership";
import { organization } from "./organization";

/** One permission, given to one subject. Ended grants stay as rows and count for nothing. */
export const accessGrant = pgTable(
  "access_grant",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    membershipId: uuid("membership_id").notNull(),
    permission: text("permission").notNull(),
    startsAt: moment("starts_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    endedAt: moment("ended_at"),
    grantedBy: uuid("granted_by"),
    reason: text("reason"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "access_grant_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
    index("access_grant_of_membership").on(t.orgId, t.membershipId).where(sql`ended_at is null`),
    check("access_grant_permission_form", sql`${t.permission} ~ '^[a-z_.]+$'`),
  ],
);
