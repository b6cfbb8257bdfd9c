import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";

/** Mail that must go out, written in the transaction of the change it tells of (INV-7). */
export const outbox = pgTable(
  "outbox",
  {
    orgId: orgId(),
    id: uuid("id").notNull().defaultRandom(),
    template: text("template").notNull(),
    toEmail: text("to_email").notNull(),
    toName: text("to_name"),
    props: jsonb("props").notNull(),
    aboutKind: text("about_kind"),
    aboutId: uuid("about_id"),
    status: text("status").$type<OutboxStatus>().notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    firstAttemptAt: moment("first_attempt_at"),
    nextAttemptAt: moment("next_attempt_at").notNull().defaultNow(),
    leaseUntil: moment("lease_until"),
    sentAt: moment("sent_at"),
    /** Kept with the text at the first attempt: under one key only one mail may go out. */
    sender: text("sender"),
    /** How often a human had it sent again; each time it has a key of its own at the mail service. */
    round: integer("round").notNull().default(0),
    subject: text("subject"),
    html: text("html"),
    bodyText: text("body_text"),
    providerId: text("provider_id"),
    lastError: text("last_error"),
    /** When somebody looked into a mail that failed, and let it be. */
    settledAt: moment("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("outbox_due").on(t.nextAttemptAt).where(sql`status in ('waiting', 'sending')`),
    index("outbox_for_a_human")
      .on(t.createdAt)
      .where(sql`status in ('failed', 'unknown') and settled_at is null`),
    index("outbox_about").on(t.orgId, t.aboutId, t.createdAt.desc()).where(sql`about_kind = 'invitation'`),
    index("outbox_to_invited")
      .on(t.orgId, sql`lower(${t.toEmail})`, t.createdAt)
      .where(sql`about_kind = 'invitation'`),
    index("outbox_undelivered")
      .on(t.orgId, t.aboutId)
      .where(sql`about_kind = 'invitation' and status in ('failed', 'unknown')`),
    index("outbox_by_provider").on(t.providerId).where(sql`status = 'sent' and provider_id is not null`),
    index("outbox_by_time").on(t.createdAt.desc()),
    check(
      "outbox_status",
      sql`${t.status} in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped')`,
    ),
  ],
);

export type OutboxStatus = "waiting" | "sending" | "sent" | "failed" | "unknown" | "dropped";
