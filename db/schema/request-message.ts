import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { joinRequest } from "./join-request";

/** What a Manager wrote to somebody who waits, without deciding (CASE-15). */
export const requestMessage = pgTable(
  "request_message",
  {
    orgId: orgId(),
    id: uuid("id").notNull().defaultRandom(),
    requestId: uuid("request_id").notNull(),
    accountId: uuid("account_id").notNull(),
    body: text("body").notNull(),
    writtenBy: uuid("written_by").notNull(),
    writtenByName: text("written_by_name").notNull(),
    writtenAt: moment("written_at").notNull().defaultNow(),
  },
  (t) => [
    index("request_message_of").on(t.orgId, t.requestId, t.writtenAt),
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      name: "request_message_request",
      columns: [t.orgId, t.requestId],
      foreignColumns: [joinRequest.orgId, joinRequest.id],
    }),
  ],
);
