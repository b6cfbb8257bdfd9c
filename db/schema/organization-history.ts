import { boolean, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { organization } from "./organization";

/**
 * What decided for everybody of an organization whether a membership or a grant counted, from when to when: its state,
 * the catalogs it had switched on, and its teams. Kept by trigger, like the history of memberships. An organization
 * older than this table begins here with the day the table came; what was before is not known.
 */
export const organizationHistory = pgTable(
  "organization_history",
  {
    orgId: orgId().references(() => organization.id),
    validFrom: moment("valid_from").notNull(),
    validTo: moment("valid_to"),
    state: text("state").notNull(),
    catalogs: text("catalogs").array().notNull(),
    teamsOn: boolean("teams_on").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.validFrom] })],
);
