import { pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { organization } from "./organization";

/** Addresses an organization had before: they keep leading to it, and nobody else can take them. */
export const organizationAddress = pgTable(
  "organization_address",
  {
    orgId: orgId().references(() => organization.id),
    slug: text("slug").notNull(),
    until: moment("until").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.slug] }), uniqueIndex("organization_address_slug").on(t.slug)],
);
