import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { accessSql } from "./access/statements";
import { refuseForeignDatabase, refuseForeignRoles, refuseUnknownMigrations } from "./refuse-foreign";
import { claimRoles, type Installation, makeRoles, setPasswords } from "./roles";

const folder = (name: string) => resolve(process.cwd(), "db", name);
const oldest = 150000;

/** One lock in each database: two processes that start on it together migrate one after the other. */
const migrationLock = 4719_2026;

export interface Preparation {
  /** The owner's address; it may create roles and need not be superuser. */
  ownerUrl: string;
  installation: Installation;
  /** What else must be so before anything is touched; throws an Error with a sentence. */
  check?: (owner: Sql) => Promise<void>;
  log?: (sentence: string) => void;
}

/**
 * Brings a database to this program's schema: roles, migrations, functions, rights. Repeating it is cheap.
 * Everything is checked before anything is changed, and passwords change last: a start that is refused, or fails on the
 * way, breaks nobody who is running.
 * Throws an Error with one sentence when the server is too old, the schema newer than the program, or database or roles
 * are somebody else's.
 */
export async function prepareDatabase({ ownerUrl, installation, check, log }: Preparation): Promise<void> {
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {}, connect_timeout: 15 });
  try {
    const [server] = await owner<{ number: number }[]>`
      select current_setting('server_version_num')::int as number`;
    if (!server || server.number < oldest) throw new Error("Gatehouse needs PostgreSQL 15 or newer.");
    // A lock of a transaction of its own, not of a session: it also holds behind a pooler.
    await owner.begin(async (guard) => {
      await guard`select pg_advisory_xact_lock(${migrationLock})`;
      await refuseUnknownMigrations(owner, knownMigrations());
      await refuseForeignDatabase(owner);
      await check?.(owner);
      await refuseForeignRoles(owner, installation);
      await claimRoles(owner, guard, installation);
      // Again, now that no other database is being prepared with these roles: one may have been meanwhile.
      await refuseForeignRoles(owner, installation);
      await makeRoles(owner, installation);
      await migrate(drizzle(owner), { migrationsFolder: folder("migrations") });
      await applyAccess(owner, installation.prefix, log);
      await followCollation(owner, log);
      await setPasswords(guard, installation);
    });
  } finally {
    await owner.end();
  }
}

/** When each migration of this program was made, in milliseconds since 1970. */
function knownMigrations(): number[] {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(resolve(folder("migrations"), "meta/_journal.json"), "utf8"),
  );
  return journal.entries.map((entry) => entry.when);
}

/**
 * Where the server's ICU library was exchanged, names may sort otherwise than their indexes were built: such indexes are
 * built again, and the order of today is recorded.
 */
async function followCollation(owner: Sql, log?: (sentence: string) => void): Promise<void> {
  const [order] = await owner<{ oid: number; stale: boolean }[]>`
    select oid, collversion is distinct from pg_collation_actual_version(oid) as stale
      from pg_collation where collname = 'alphabetical'`;
  if (!order?.stale) return;
  log?.(
    "The order of names changed with the server's ICU library: their indexes are built again, which can take minutes.",
  );
  const indexes = await owner<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index where ${order.oid}::oid = any(indcollation)`;
  for (const { name } of indexes) await owner.unsafe(`reindex index ${name}`);
  await owner`alter collation "alphabetical" refresh version`;
}

/**
 * The functions that others call come first, then the triggers, then the rest by name. The order matters to functions in
 * plain SQL: PostgreSQL looks for what they call when it makes them.
 */
function sqlFiles(): string[] {
  const first = ["what-counts.sql", "held-access.sql", "sessions.sql", "triggers.sql"];
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
