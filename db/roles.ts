import type { Sql, TransactionSql } from "postgres";

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
  return [...groupsSql(installation.prefix, owner), ...passwordsSql(installation), markSql(installation)];
}

/** The role whose comment says which installation the roles belong to. */
const marked = (prefix: string) => `${prefix}_web`;
const makeMarked = (prefix: string) => makeRole(marked(prefix), "login noinherit");

/** Roles that are missing, and who may step into which. Changes nothing that is there. */
function groupsSql(prefix: string, owner: string): string[] {
  const statements = [makeMarked(prefix)];
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

/** Says whose the roles are from now on. */
const markSql = ({ prefix, fingerprint }: Installation) =>
  `comment on role ${marked(prefix)} is ${quote(fingerprint)}`;

/** Passwords of the logins. */
const passwordsSql = ({ prefix, passwordOf }: Installation) =>
  Object.keys(logins).map(
    (login) => `alter role ${prefix}_${login} login noinherit password ${quote(passwordOf(login as Login))}`,
  );

/**
 * Marks the roles as this installation's and keeps every other start on the server that wants the same roles waiting until
 * the transaction ends: advisory locks belong to one database, but a comment on a role locks the role for all of them.
 * @param owner makes the role to be marked where it is missing, outside the transaction
 */
export async function claimRoles(owner: Sql, tx: TransactionSql, installation: Installation): Promise<void> {
  if (!(await mayMakeRoles(owner))) return;
  await owner.unsafe(makeMarked(installation.prefix));
  await tx.unsafe(markSql(installation));
}

/**
 * Makes the roles that are missing where the connected owner may; otherwise says whether they exist already. Call it
 * after claimRoles: two databases that make the same roles at once would get in each other's way.
 */
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

/** Gives the logins their passwords, in the transaction that marks the roles, where the connected owner may. */
export async function setPasswords(tx: TransactionSql, installation: Installation): Promise<void> {
  if (!(await mayMakeRoles(tx))) return;
  for (const statement of passwordsSql(installation)) await tx.unsafe(statement);
}

async function mayMakeRoles(sql: Sql | TransactionSql): Promise<boolean> {
  const [me] = await sql<{ may: boolean }[]>`
    select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`;
  return me?.may === true;
}
