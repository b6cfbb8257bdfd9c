import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { folded, moment, orderKey, orgId } from "./columns";
import { membership } from "./membership";
import { organization } from "./organization";

/** People who work together; what is granted to the team reaches its members (DST-8, GGW-14). */
export const team = pgTable(
  "team",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    orderKey: orderKey("order_key").notNull().generatedAlwaysAs(folded(sql`name`)),
    description: text("description").notNull().default(""),
    version: integer("version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Off for now: its grants are inert and its people stay. */
    deactivatedAt: moment("deactivated_at"),
    deletedAt: moment("deleted_at"),
    /** The Manager who looks after it while it has no lead (CASE-13). It is a task, and gives them nothing. */
    keeperId: uuid("keeper_id"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "team_keeper",
      columns: [t.orgId, t.keeperId],
      foreignColumns: [membership.orgId, membership.id],
    }),
    index("team_kept").on(t.orgId, t.keeperId).where(sql`keeper_id is not null`),
    uniqueIndex("team_name").on(t.orgId, t.nameKey).where(sql`deleted_at is null`),
  ],
);

/** Somebody's place in a team. Who comes back gets a new row. */
export const teamMember = pgTable(
  "team_member",
  {
    orgId: orgId(),
    id: uuid("id").notNull().defaultRandom(),
    teamId: uuid("team_id").notNull(),
    membershipId: uuid("membership_id").notNull(),
    lead: boolean("lead").notNull().default(false),
    addedAt: moment("added_at").notNull().defaultNow(),
    addedBy: uuid("added_by"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "team_member_team",
      columns: [t.orgId, t.teamId],
      foreignColumns: [team.orgId, team.id],
    }),
    foreignKey({
      name: "team_member_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
    uniqueIndex("team_member_live").on(t.orgId, t.membershipId, t.teamId).where(sql`ended_at is null`),
    index("team_member_of_team").on(t.orgId, t.teamId).where(sql`ended_at is null`),
  ],
);
