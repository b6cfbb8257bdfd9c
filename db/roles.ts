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

/** How the roles of a server tell whose they are. */
export interface Installation {
  prefix: string;
  /** Written beside the roles as their comment; derived from the one secret, which it does not give away. */
  fingerprint: string;
  /** The marks that former secrets gave. */
  formerFingerprints: readonly string[];
  passwordOf: (login: Login) => string;
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The names of all roles of an installation. */
export const roleNames = (prefix: string) =>
  [...groupRoles, ...Object.keys(logins)].map((role) => `${prefix}_${role}`);

/**
 * The SQL that makes all roles, for an administrator to run where the owner of the database may not.
 * @param owner the owner of the database, who migrates it
 */
export function rolesSql(installation: Installation, owner = "current_user"): string[] {
  return [...groupsSql(installation.prefix, owner), ...passwordsSql(installation)];
}

/** Roles that are missing, and who may step into which. Changes nothing that is there. */
function groupsSql(prefix: string, owner: string): string[] {
  const statements: string[] = [];
  for (const role of groupRoles) statements.push(makeRole(`${prefix}_${role}`, "nologin noinherit"));
  for (const [login, groups] of Object.entries(logins) as [Login, readonly GroupRole[]][]) {
    const name = `${prefix}_${login}`;
    statements.push(makeRole(name, "login noinherit"));
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

/** Passwords of the logins, and whose they are from now on. */
function passwordsSql({ prefix, fingerprint, passwordOf }: Installation): string[] {
  const statements = Object.keys(logins).map(
    (login) => `alter role ${prefix}_${login} login noinherit password ${quote(passwordOf(login as Login))}`,
  );
  return [...statements, `comment on role ${prefix}_web is ${quote(fingerprint)}`];
}

/** Makes the roles that are missing where the connected owner may; otherwise says whether they exist already. */
export async function makeRoles(owner: Sql, { prefix }: Installation): Promise<void> {
  if (await mayMakeRoles(owner)) {
    for (const statement of groupsSql(prefix, "current_user")) await owner.unsafe(statement);
    return;
  }
  const wanted = roleNames(prefix);
  const found = await owner`select rolname from pg_roles where rolname = any(${wanted})`;
  if (found.length < wanted.length) {
    throw new Error(
      "The owner of the database may not make roles. Let an administrator run what `npm run db:roles` prints.",
    );
  }
}

/** Gives the logins their passwords, all at once, where the connected owner may. */
export async function setPasswords(owner: Sql, installation: Installation): Promise<void> {
  if (!(await mayMakeRoles(owner))) return;
  await owner.begin(async (tx) => {
    for (const statement of passwordsSql(installation)) await tx.unsafe(statement);
  });
}

async function mayMakeRoles(owner: Sql): Promise<boolean> {
  const [me] = await owner<{ may: boolean }[]>`
    select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`;
  return me?.may === true;
}
