import type { Sql } from "postgres";

/**
 * The database roles of Gatehouse. Roles belong to the whole server, so they are made outside the numbered
 * migrations, idempotently. Group roles hold rights and cannot log in; logins hold nothing and must step into
 * one of their group roles inside a transaction.
 */
export const groupRoles = ["tenant", "person", "auth", "platform", "worker", "definer"] as const;
export const logins = {
  web: ["tenant", "person", "auth"],
  ops: ["platform", "tenant"],
  jobs: ["worker", "tenant"],
} as const satisfies Record<string, readonly GroupRole[]>;

export type GroupRole = (typeof groupRoles)[number];
export type Login = keyof typeof logins;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The SQL that makes all roles, for an administrator to run where the owner of the database may not.
 * @param passwordOf gives each login its password
 * @param owner the owner of the database, who migrates it
 */
export function rolesSql(
  prefix: string,
  passwordOf: (login: Login) => string,
  owner = "current_user",
): string[] {
  const statements: string[] = [];
  for (const role of groupRoles) statements.push(makeRole(`${prefix}_${role}`, "nologin noinherit"));
  for (const [login, groups] of Object.entries(logins) as [Login, readonly GroupRole[]][]) {
    const name = `${prefix}_${login}`;
    statements.push(makeRole(name, "login noinherit"));
    statements.push(`alter role ${name} login noinherit password ${quote(passwordOf(login))}`);
    for (const group of groups) statements.push(`grant ${prefix}_${group} to ${name}`);
  }
  // The owner hands the definer functions over to their role, and so must be a member of it.
  statements.push(`grant ${prefix}_definer to ${owner}`);
  return statements;
}

function makeRole(name: string, options: string): string {
  return `do $$ begin create role ${name} ${options};
exception when duplicate_object or unique_violation then null; end $$`;
}

/** Makes the roles where the connected owner may; otherwise says whether they exist already. */
export async function makeRoles(
  owner: Sql,
  prefix: string,
  passwordOf: (login: Login) => string,
): Promise<void> {
  const [me] = await owner<{ may: boolean }[]>`
    select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`;
  if (me?.may) {
    for (const statement of rolesSql(prefix, passwordOf)) await owner.unsafe(statement);
    return;
  }
  const wanted = [...groupRoles, ...Object.keys(logins)].map((role) => `${prefix}_${role}`);
  const found = await owner<
    { rolname: string }[]
  >`select rolname from pg_roles where rolname = any(${wanted})`;
  if (found.length < wanted.length) {
    throw new Error(
      "The owner of the database may not make roles. Let an administrator run what `npm run db:roles` prints.",
    );
  }
}
