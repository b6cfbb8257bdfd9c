import { foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { orgId } from "./columns";
import { job } from "./job";

/** One row of a file of people to invite, kept from its check until the work on it is over. */
export const importRow = pgTable(
  "import_row",
  {
    orgId: orgId(),
    id: uuid("id").notNull().defaultRandom(),
    jobId: uuid("job_id").notNull(),
    /** Where it stands in the file; the head is line 1. */
    line: integer("line").notNull(),
    email: text("email").notNull(),
    name: text("name"),
    verdict: text("verdict").$type<ImportVerdict>().notNull(),
    /** The column that is wrong, and why. */
    column: text("column_name"),
    why: text("why"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("import_row_line").on(t.orgId, t.jobId, t.line),
    foreignKey({ name: "import_row_job", columns: [t.orgId, t.jobId], foreignColumns: [job.orgId, job.id] }),
  ],
);

export type ImportVerdict = "invite" | "again" | "waiting" | "member" | "refused" | "malformed" | "twice";
