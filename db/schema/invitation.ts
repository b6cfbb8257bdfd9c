import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, folded, moment, orgId } from "./columns";
import { membership } from "./membership";
import { organization } from "./organization";

/**
 * Somebody is asked in, by address: whether that has an account is nobody's business here. One open invitation per
 * organization and address. That one has expired is read from its date; it stays open in the table, so that Reinvite
 * renews the same row.
 */
export const invitation = pgTable(
  "invitation",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    email: text("email").notNull(),
    emailNorm: text("email_norm").notNull(),
    name: text("name"),
    role: text("role").$type<"manager" | "member">().notNull(),
    /** Keys of single permissions that come with it. */
    permissions: text("permissions").array().notNull().default(sql`'{}'`),
    /** Permission sets and teams that come with it. No reference: what became of them is looked up at acceptance. */
    setIds: uuid("set_ids").array().notNull().default(sql`'{}'`),
    teamIds: uuid("team_ids").array().notNull().default(sql`'{}'`),
    note: text("note"),
    /** When the membership that it makes will end. */
    membershipEndsAt: moment("membership_ends_at"),
    status: text("status").$type<InvitationStatus>().notNull().default("open"),
    invitedAt: moment("invited_at").notNull().defaultNow(),
    /** Who vouches for it: whoever sent it last. */
    invitedBy: uuid("invited_by").notNull(),
    invitedByName: text("invited_by_name").notNull(),
    sendCount: integer("send_count").notNull().default(1),
    lastSentAt: moment("last_sent_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    remindedAt: moment("reminded_at"),
    endedAt: moment("ended_at"),
    endedByName: text("ended_by_name"),
    acceptedBy: uuid("accepted_by"),
    membershipId: uuid("membership_id"),
    /** What the list searches. */
    search: text("search").notNull().generatedAlwaysAs(folded(sql`coalesce(name, '') || ' ' || email`)),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("invitation_open").on(t.orgId, t.emailNorm).where(sql`status = 'open'`),
    index("invitation_by_time").on(t.orgId, t.invitedAt, t.id),
    index("invitation_by_status").on(t.orgId, t.status, t.invitedAt, t.id),
    index("invitation_open_by_end").on(t.orgId, t.expiresAt).where(sql`status = 'open'`),
    index("invitation_search").using("gin", t.orgId, t.search.op("gin_trgm_ops")).with({ fastupdate: false }),
    index("invitation_everywhere_by_end").on(t.expiresAt, t.id).where(sql`status = 'open'`),
    index("invitation_of_address").on(t.emailNorm).where(sql`status = 'open'`),
    index("invitation_of_sender").on(t.orgId, t.invitedBy).where(sql`status = 'open'`),
    index("invitation_to_remind").on(t.expiresAt).where(sql`status = 'open' and reminded_at is null`),
    foreignKey({
      name: "invitation_membership",
      columns: [t.orgId, t.membershipId],
      foreignColumns: [membership.orgId, membership.id],
    }),
    check("invitation_status", sql`${t.status} in ('open', 'accepted', 'declined', 'revoked')`),
    check("invitation_role", sql`${t.role} in ('manager', 'member')`),
    check("invitation_manager_has_no_end", sql`${t.role} <> 'manager' or ${t.membershipEndsAt} is null`),
  ],
);

/**
 * The links that open an invitation; only their hashes are kept. A mailed one proves the mailbox. A copied one does
 * not, since whoever invites has seen it: nobody gets an account at another's address by it.
 */
export const invitationLink = pgTable(
  "invitation_link",
  {
    orgId: orgId(),
    tokenHash: bytes("token_hash").notNull(),
    invitationId: uuid("invitation_id").notNull(),
    way: text("way").$type<"mail" | "copy">().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.tokenHash] }),
    // Not unique: the hash is of 256 random bits, and a tenant's unique indexes begin with the organization.
    index("invitation_link_by_token").on(t.tokenHash),
    index("invitation_link_of").on(t.orgId, t.invitationId),
    foreignKey({
      name: "invitation_link_invitation",
      columns: [t.orgId, t.invitationId],
      foreignColumns: [invitation.orgId, invitation.id],
    }),
    check("invitation_link_way", sql`${t.way} in ('mail', 'copy')`),
  ],
);

export type InvitationStatus = "open" | "accepted" | "declined" | "revoked";
