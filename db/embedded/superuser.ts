import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";

/** One connection of the built-in server's superuser. */
export type Superuser = postgres.Sql;

// One number for all Gatehouses: the lock lives in the cluster, and so says "this folder is in use".
const IN_USE = 4_283_110;
const NOT_READY = ["ECONNREFUSED", "ECONNRESET", "CONNECTION_CLOSED", "CONNECT_TIMEOUT", "57P03"];

/** Connects as soon as the server answers. Gives null when `over()` says that it never will, or after `patience` ms. */
export async function connect(
  port: number,
  password: string,
  over: () => boolean,
  patience = 15_000,
): Promise<Superuser | null> {
  const until = Date.now() + patience;
  while (!over() && Date.now() < until) {
    const sql = postgres({
      ...{ host: "127.0.0.1", port, username: "postgres", password, database: "postgres" },
      ...{ max: 1, connect_timeout: 5, idle_timeout: 0, max_lifetime: null, onnotice: () => undefined },
    });
    try {
      await sql`select 1`;
      return sql;
    } catch (error) {
      await sql.end({ timeout: 0 });
      if (!NOT_READY.includes((error as { code?: string }).code ?? "")) throw error;
    }
    await wait(40);
  }
  return null;
}

/** Marks the cluster as in use for as long as this connection lives. False when another Gatehouse uses it. */
export async function takeLock(sql: Superuser): Promise<boolean> {
  const [row] = await sql`select pg_try_advisory_lock(${IN_USE}) as taken`;
  return row?.taken === true;
}

/** Makes the role that owns the database `gatehouse`, and the database. It is no superuser; it may make roles. */
export async function makeOwner(sql: Superuser, password: string, mayMakeDatabases: boolean): Promise<void> {
  const [role] = await sql`select 1 from pg_roles where rolname = 'gatehouse_owner'`;
  if (!role) await sql`create role gatehouse_owner login createrole`;
  // A statement that defines a role takes no parameters; the password is of base64url letters.
  const more = mayMakeDatabases ? "createdb" : "nocreatedb";
  await sql.unsafe(`alter role gatehouse_owner ${more} password '${password}'`);

  const [database] = await sql`select 1 from pg_database where datname = 'gatehouse'`;
  if (!database) await sql`create database gatehouse owner gatehouse_owner template template0`;
}
