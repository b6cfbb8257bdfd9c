import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { membership } from "./membership";
import { organization } from "./organization";
import { permissionSet } from "./permission-set";
import { team } from "./team";

/** An index of live grants to, or of, one kind of thing; smaller than the table, and no other's. */
const liveOf = (column: "membership_id" | "team_id" | "set_id") =>
  sql.raw(`ended_at is null and ${column} is not null`);

/**
 * One permission or one permission set, given to one person or one team, from a moment and perhaps until one. Ended
 * grants stay as rows and count for nothing.
 */
export const accessGrant = pgTable(
  "access_grant",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    membershipId: uuid("membership_id"),
    teamId: uuid("team_id"),
    permission: text("permission"),
    setId: uuid("set_id"),
    startsAt: moment("starts_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    endedAt: moment("ended_at"),
    grantedBy: uuid("granted_by"),
    reason: text("reason"),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Notices of its end that were sent: 1 after the one of 7 days before, 2 after the one of a day before. */
    notices: integer("notices").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "access_grant_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
    foreignKey({
      name: "access_grant_team",
      columns: [t.orgId, t.teamId],
      foreignColumns: [team.orgId, team.id],
    }),
    foreignKey({
      name: "access_grant_set",
      columns: [t.orgId, t.setId],
      foreignColumns: [permissionSet.orgId, permissionSet.id],
    }),
    index("access_grant_of_membership").on(t.orgId, t.membershipId).where(liveOf("membership_id")),
    index("access_grant_of_team").on(t.orgId, t.teamId).where(liveOf("team_id")),
    index("access_grant_of_set").on(t.orgId, t.setId).where(liveOf("set_id")),
    index("access_grant_with_end").on(t.expiresAt).where(sql`ended_at is null and expires_at is not null`),
    index("access_grant_ending")
      .on(t.orgId, t.expiresAt, t.id)
      .where(sql`ended_at is null and expires_at is not null`),
    check("access_grant_to_one", sql`num_nonnulls(${t.membershipId}, ${t.teamId}) = 1`),
    check("access_grant_of_one", sql`num_nonnulls(${t.permission}, ${t.setId}) = 1`),
    check("access_grant_permission_form", sql`${t.permission} ~ '^[a-z][a-z0-9_]*([.][a-z0-9_]+)+$'`),
    check("access_grant_ends_after_start", sql`${t.expiresAt} > ${t.startsAt}`),
  ],
);
