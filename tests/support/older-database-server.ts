import type { TestProject } from "vitest/node";
import { startDatabaseServer } from "./database-server";
import { olderPostgres } from "./older-postgres.mjs";

/** The same as the usual database server, with an older PostgreSQL found on this machine. */
export default function start(project: TestProject): Promise<() => Promise<void>> {
  return startDatabaseServer(project, olderPostgres()?.binDir);
}
