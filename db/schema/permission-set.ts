import { sql } from "drizzle-orm";
import { integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { folded, moment, orderKey, orgId } from "./columns";
import { organization } from "./organization";

/** A named bundle of permissions of one organization. `version` is raised by every edit. */
export const permissionSet = pgTable(
  "permission_set",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    /** The name without what the eye does not tell apart; the judge of duplicates. */
    nameKey: text("name_key").notNull(),
    orderKey: orderKey("order_key").notNull().generatedAlwaysAs(folded(sql`name`)),
    description: text("description").notNull().default(""),
    keys: text("keys").array().notNull(),
    /** What it was made from: a set of a catalog ("signer"), or another of the organization (its id). */
    clonedFrom: text("cloned_from"),
    version: integer("version").notNull().default(1),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    archivedAt: moment("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("permission_set_name").on(t.orgId, t.nameKey).where(sql`archived_at is null`),
  ],
);
