import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { membership } from "./membership";

/** A Manager proposes that a Member become Manager; a PlatformAdmin decides. */
export const promotion = pgTable(
  "promotion",
  {
    orgId: orgId(),
    id: uuid("id").notNull().defaultRandom(),
    membershipId: uuid("membership_id").notNull(),
    reason: text("reason").notNull(),
    status: text("status").$type<PromotionStatus>().notNull().default("open"),
    proposedBy: uuid("proposed_by").notNull(),
    proposedByName: text("proposed_by_name").notNull(),
    proposedAt: moment("proposed_at").notNull().defaultNow(),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: moment("decided_at"),
    answer: text("answer"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "promotion_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
    uniqueIndex("promotion_open").on(t.orgId, t.membershipId).where(sql`status = 'open'`),
    index("promotion_everywhere").on(t.proposedAt, t.orgId, t.id).where(sql`status = 'open'`),
    check("promotion_status", sql`${t.status} in ('open', 'approved', 'rejected', 'withdrawn')`),
  ],
);

export type PromotionStatus = "open" | "approved" | "rejected" | "withdrawn";
