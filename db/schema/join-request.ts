import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { account } from "./account";
import { moment, orgId } from "./columns";
import { organization } from "./organization";

/** Somebody asks to join. `name` and `email` are copies kept by trigger, as on the membership. */
export const joinRequest = pgTable(
  "join_request",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => account.id),
    note: text("note"),
    status: text("status").$type<RequestStatus>().notNull().default("pending"),
    requestedAt: moment("requested_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    reason: text("reason"),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: moment("decided_at"),
    retryAfter: moment("retry_after"),
    reminders: integer("reminders").notNull().default(0),
    /** When the Managers were told of it; null while it waits for the next mail about several. */
    notifiedAt: moment("notified_at"),
    name: text("name").notNull().default(""),
    email: text("email").notNull().default(""),
    accountDisabled: boolean("account_disabled").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("join_request_pending").on(t.orgId, t.accountId).where(sql`status = 'pending'`),
    index("join_request_queue").on(t.orgId, t.requestedAt, t.id).where(sql`status = 'pending'`),
    index("join_request_with_end").on(t.orgId, t.expiresAt).where(sql`status = 'pending'`),
    index("join_request_told").on(t.orgId, t.notifiedAt),
    index("join_request_untold").on(t.orgId).where(sql`status = 'pending' and notified_at is null`),
    index("join_request_all").on(t.orgId, t.requestedAt, t.id),
    index("join_request_closed").on(t.orgId, t.status, t.requestedAt, t.id).where(sql`status <> 'pending'`),
    index("join_request_of_account").on(t.accountId),
    index("join_request_everywhere").on(t.requestedAt, t.orgId, t.id).where(sql`status = 'pending'`),
    index("join_request_everywhere_by_end").on(t.expiresAt).where(sql`status = 'pending'`),
    check(
      "join_request_status",
      sql`${t.status} in ('pending', 'approved', 'rejected', 'withdrawn', 'expired')`,
    ),
  ],
);

type RequestStatus = "pending" | "approved" | "rejected" | "withdrawn" | "expired";
