import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, orgId } from "./columns";
import { organization } from "./organization";

/**
 * One action on many rows, done by the worker 200 at a time on behalf of who asked, whose right is read again
 * each time. The selection is a list of ids, or everything that matched when it was asked (`until`).
 */
export const job = pgTable(
  "job",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull().defaultRandom(),
    kind: text("kind").$type<JobKind>().notNull(),
    askedBy: uuid("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    params: jsonb("params").$type<JobParams>().notNull().default({}),
    ids: uuid("ids").array(),
    until: moment("until").notNull().defaultNow(),
    state: text("state").$type<JobState>().notNull().default("waiting"),
    stopped: text("stopped"),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    lastId: uuid("last_id"),
    lastAt: moment("last_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
    finishedAt: moment("finished_at"),
    leaseUntil: moment("lease_until"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("job_due").on(t.createdAt).where(sql`state in ('waiting', 'running')`),
    index("job_draft").on(t.createdAt).where(sql`state = 'draft'`),
    check("job_state", sql`${t.state} in ('draft', 'waiting', 'running', 'finished', 'stopped')`),
  ],
);

/** What came of each row of a job: done, or why not. */
export const jobResult = pgTable(
  "job_result",
  {
    orgId: orgId(),
    jobId: uuid("job_id").notNull(),
    targetId: uuid("target_id").notNull(),
    label: text("label").notNull(),
    refusal: text("refusal"),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.jobId, t.targetId] }),
    foreignKey({ name: "job_result_job", columns: [t.orgId, t.jobId], foreignColumns: [job.orgId, job.id] }),
  ],
);

/** Why it is done; and of a file of people, the headings of the columns that were read. */
export interface JobParams {
  reason?: string;
  columns?: { email: string; name: string | null };
}
export type JobKind = "requests.approve" | "requests.reject" | "members.remove" | "invitations.import";
export type JobState = "draft" | "waiting" | "running" | "finished" | "stopped";
