import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import type { Login } from "./roles";

/**
 * Seconds between attempts to connect again. The driver's own pause grows to 20 s, which people would wait though
 * PostgreSQL has been back for long.
 */
const longestPause = 1;

export interface PoolOptions {
  max: number;
  /** False behind a pooler in transaction mode, which cannot keep prepared statements. */
  prepare: boolean;
}

/**
 * A pool of one login. Drizzle sets the driver's date parsers once, here, for every transaction of the pool.
 * Throws an Error with a sentence when the driver lacks the patch in `db/patches/`: without it a lost connection ends the
 * process, and what is left of a transaction may reach the next one on the same connection.
 */
export function openPool(url: string, { max, prepare }: PoolOptions): Sql {
  if (!("outlivesLostConnections" in postgres)) {
    throw new Error(
      "The database driver is not patched. Run npm ci, or npm run postinstall where install scripts are off.",
    );
  }
  const pool = postgres(url, {
    max,
    prepare,
    idle_timeout: 60,
    connect_timeout: 10,
    max_lifetime: 30 * 60,
    backoff: (failures: number) => Math.min(0.05 * 2 ** failures, longestPause),
    onnotice: () => {},
    connection: { application_name: "gatehouse" },
  });
  drizzle(pool);
  return pool;
}

/** The address of one of Gatehouse's own logins on the owner's server. */
export function loginUrl(ownerUrl: string, prefix: string, login: Login, password: string): string {
  const url = new URL(ownerUrl);
  url.username = `${prefix}_${login}`;
  url.password = password;
  return url.href;
}

/**
 * Refuses a login that row-level security would not hold: a superuser, one that bypasses it, one that owns
 * tables, or one that may become such a role. Throws an Error with one sentence.
 * @param name the login; that of the connection where none is given. One that does not exist is not refused
 */
export async function refuseUnsafeLogin(pool: Sql, name: string | null = null): Promise<void> {
  const [login] = await pool<{ name: string | null; unsafe: boolean; owns: boolean }[]>`
    with recursive reach as (
      select oid from pg_roles where rolname = coalesce(${name}, current_user)
      union
      select m.roleid from pg_auth_members m join reach r on m.member = r.oid
    )
    select coalesce(${name}, current_user) as name,
           bool_or(p.rolsuper or p.rolbypassrls or p.rolcreaterole) as unsafe,
           exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'public' and c.relkind in ('r', 'p')
                      and c.relowner in (select oid from reach)) as owns
      from pg_roles p where p.oid in (select oid from reach)`;
  if (login?.unsafe || login?.owns) {
    throw new Error(
      `The database login ${login?.name} could go around row-level security. Use the logins Gatehouse makes.`,
    );
  }
}
