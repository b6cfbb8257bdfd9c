import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { accessSql } from "./access/statements";
import { type Login, makeRoles } from "./roles";

const folder = (name: string) => resolve(process.cwd(), "db", name);
const oldest = 150000;

/** One lock for the whole server of this program: two processes that start together migrate one after the other. */
const migrationLock = 4719_2026;

export interface Preparation {
  /** The owner's address; it may create roles and need not be superuser. */
  ownerUrl: string;
  prefix: string;
  passwordOf: (login: Login) => string;
  log?: (sentence: string) => void;
}

/**
 * Brings a database to this program's schema: roles, migrations, functions, rights. Repeating it is cheap.
 * Throws an Error with one sentence when the server is too old, or the schema newer than the program.
 */
export async function prepareDatabase({ ownerUrl, prefix, passwordOf, log }: Preparation): Promise<void> {
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {}, connect_timeout: 15 });
  try {
    const [server] = await owner<{ number: number }[]>`
      select current_setting('server_version_num')::int as number`;
    if (!server || server.number < oldest) throw new Error("Gatehouse needs PostgreSQL 15 or newer.");
    // A lock of a transaction of its own, not of a session: it also holds behind a pooler.
    await owner.begin(async (guard) => {
      await guard`select pg_advisory_xact_lock(${migrationLock})`;
      await refuseNewerSchema(owner);
      await makeRoles(owner, prefix, passwordOf);
      await migrate(drizzle(owner), { migrationsFolder: folder("migrations") });
      await applyAccess(owner, prefix, log);
    });
  } finally {
    await owner.end();
  }
}

/** Refuses when the database has seen a migration that this program does not know. */
async function refuseNewerSchema(owner: Sql): Promise<void> {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(resolve(folder("migrations"), "meta/_journal.json"), "utf8"),
  );
  const newestKnown = Math.max(...journal.entries.map((entry) => entry.when));
  const [found] = await owner<{ exists: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!found?.exists) return;
  const [applied] = await owner<{ newest: string | null }[]>`
    select max(created_at)::text as newest from drizzle.__drizzle_migrations`;
  if (Number(applied?.newest ?? 0) > newestKnown) {
    throw new Error(
      "The database was made by a newer Gatehouse. Start that version, or restore an older backup.",
    );
  }
}

/** The functions that others call come first, then what triggers them, then the rest by name. */
function sqlFiles(): string[] {
  const first = ["functions.sql", "triggers.sql"];
  const rest = readdirSync(folder("sql")).filter((name) => name.endsWith(".sql") && !first.includes(name));
  return [...first, ...rest.sort()];
}

/** Functions, triggers and rights are text that may be applied again: done when the text, or the schema, changed. */
async function applyAccess(owner: Sql, prefix: string, log?: (sentence: string) => void): Promise<void> {
  const text = [
    ...sqlFiles().map((name) => readFileSync(resolve(folder("sql"), name), "utf8")),
    ...accessSql(prefix),
  ];
  const [migrations] = await owner<{ newest: string }[]>`
    select max(created_at)::text as newest from drizzle.__drizzle_migrations`;
  const fingerprint = createHash("sha256")
    .update(`${migrations?.newest}\n${text.join("\n")}`)
    .digest("hex");
  await owner`create table if not exists drizzle.access_fingerprint (value text not null)`;
  const [known] = await owner<{ value: string }[]>`select value from drizzle.access_fingerprint`;
  if (known?.value === fingerprint) return;
  await owner.begin(async (tx) => {
    for (const statement of text) await tx.unsafe(statement);
    await tx`insert into platform (id) values (1) on conflict do nothing`;
    await tx`delete from drizzle.access_fingerprint`;
    await tx`insert into drizzle.access_fingerprint (value) values (${fingerprint})`;
  });
  log?.("The database is prepared.");
}
