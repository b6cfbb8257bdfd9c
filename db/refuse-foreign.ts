import type { Sql } from "postgres";
import { type Installation, roleNames } from "./roles";

/**
 * Refuses a database whose migrations are not the beginning of this program's: made by a newer Gatehouse, or by one
 * from before its migrations were squashed into one.
 *
 * @param known when each migration of this program was made, in milliseconds since 1970
 */
export async function refuseUnknownMigrations(owner: Sql, known: readonly number[]): Promise<void> {
  if (!(await exists(owner, "drizzle.__drizzle_migrations"))) return;
  if (!(await exists(owner, "public.audit_event"))) return;
  const applied = await owner<{ at: string }[]>`
    select created_at::text as at from drizzle.__drizzle_migrations order by created_at`;
  const unknown = applied.map(({ at }) => Number(at)).filter((at) => !known.includes(at));
  if (unknown.some((at) => at > Math.max(...known))) {
    throw new Error(
      "The database was made by a newer Gatehouse. Start that version, or restore an older backup.",
    );
  }
  if (unknown.length > 0) {
    throw new Error(
      "The database was made by a Gatehouse from before 1.0, which cannot be upgraded. Give this one an empty database in DATABASE_URL.",
    );
  }
}

/** Refuses a database in which another program has tables. */
export async function refuseForeignDatabase(owner: Sql): Promise<void> {
  if (await exists(owner, "public.audit_event")) return;
  const [row] = await owner<{ name: string; tables: number }[]>`
    select current_database() as name,
           (select count(*)::int from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as tables`;
  if (row && row.tables > 0) {
    throw new Error(
      `The database ${row.name} holds tables of another program. Give Gatehouse a database of its own in DATABASE_URL.`,
    );
  }
}

/**
 * Refuses roles that another Gatehouse on the same server uses: new passwords would lock it out, and its logins would
 * read what is ours. Roles belong to the whole server; which databases they have rights in is written in its catalogue.
 */
export async function refuseForeignRoles(owner: Sql, installation: Installation): Promise<void> {
  const { prefix, fingerprint, formerFingerprints } = installation;
  const users = await owner<{ name: string; here: boolean; written: string | null }[]>`
    select distinct d.datname as name, d.datname = current_database() as here,
           (select shobj_description(oid, 'pg_authid') from pg_roles where rolname = ${`${prefix}_web`}) as written
      from pg_shdepend s
      join pg_roles r on r.oid = s.refobjid and s.refclassid = 'pg_authid'::regclass
      join pg_database d on d.oid = s.dbid
     where r.rolname = any(${roleNames(prefix)})
     order by 1`;
  const written = users[0]?.written ?? null;
  if (written !== null && [fingerprint, ...formerFingerprints].includes(written)) return;
  const others = users.filter(({ here }) => !here);
  // Roles made before they were marked: whoever has rights in this database already goes on.
  if (others.length === 0 || (written === null && users.length > others.length)) return;
  throw new Error(
    `The database roles ${prefix}_… of this server belong to another Gatehouse, in the database ${others.map(({ name }) => name).join(", ")}. Set GATEHOUSE_ROLE_PREFIX to a word of its own, such as ${prefix}_2.`,
  );
}

async function exists(owner: Sql, table: string): Promise<boolean> {
  const [row] = await owner<{ is: boolean }[]>`select to_regclass(${table}) is not null as is`;
  return row?.is === true;
}
