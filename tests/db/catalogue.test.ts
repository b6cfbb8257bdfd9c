import { describe, expect, it } from "vitest";
import { globalTables } from "@/db/access/accounts";
import { functions } from "@/db/access/functions";
import { tenantTables } from "@/db/access/tenant-tables";
import { groupRoles, logins } from "@/db/roles";
import { env } from "@/server/env";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const ask = async <T extends object>(query: string) => [...(await database.owner.unsafe<T[]>(query))] as T[];
const names = (rows: { name: string }[]) => rows.map((row) => row.name).sort();

/** Tables that carry an organization's id and yet are not a tenant's: none may join them unseen. */
const withoutTenant: string[] = [];

describe("The catalogue of the database", () => {
  it("every table stands in the access model", async () => {
    const tables = names(await ask("select tablename as name from pg_tables where schemaname = 'public'"));
    expect(tables).toEqual([...Object.keys(tenantTables), ...Object.keys(globalTables)].sort());
  });

  it("every table with org_id has row-level security, forced, with a policy for each role that has a right", async () => {
    const withOrg = names(
      await ask(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
                  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    and a.attname = 'org_id' and not a.attisdropped`),
    );
    expect([...withOrg, "organization"].sort()).toEqual(
      [...Object.keys(tenantTables), ...withoutTenant].sort(),
    );
    const unforced = await ask(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and relname in (${Object.keys(tenantTables).map((t) => `'${t}'`)})
         and not (relrowsecurity and relforcerowsecurity)`);
    expect(unforced).toEqual([]);
    for (const [table, rights] of Object.entries(tenantTables)) {
      const policies = names(
        await ask(`select policyname as name from pg_policies where tablename = '${table}'`),
      );
      const expected = Object.entries(rights).flatMap(([role, right]) =>
        right.changes ? [`${role}_rows`, `${role}_changes`] : [`${role}_rows`],
      );
      expect(policies).toEqual([...expected, "owner_all"].sort());
    }
  });

  it("every foreign key between two tenant tables carries org_id on both sides", async () => {
    const loose = await ask(`
      select con.conname as name from pg_constraint con
        join pg_class f on f.oid = con.conrelid join pg_class t on t.oid = con.confrelid
       where con.contype = 'f' and t.relname <> 'organization'
         and exists (select 1 from pg_attribute a where a.attrelid = f.oid and a.attname = 'org_id')
         and exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'org_id')
         and not exists (
           select 1 from unnest(con.conkey, con.confkey) k(f, t)
             join pg_attribute fa on fa.attrelid = con.conrelid and fa.attnum = k.f and fa.attname = 'org_id'
             join pg_attribute ta on ta.attrelid = con.confrelid and ta.attnum = k.t and ta.attname = 'org_id')`);
    expect(loose).toEqual([]);
  });

  it("every unique index of a tenant table begins with org_id", async () => {
    const loose = await ask(`
      select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisunique and a.attname <> 'org_id'
         and c.relname in (${Object.keys(tenantTables).map((t) => `'${t}'`)})`);
    // The organization itself: its id, and its addresses, which are unique in the whole platform.
    expect(names(loose as { name: string }[])).toEqual([
      "organization_address_slug",
      "organization_pkey",
      "organization_slug",
    ]);
  });

  it("every primary key of a tenant table leads with org_id", async () => {
    const loose = await ask<{ name: string }>(`
      select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisprimary and a.attname <> 'org_id' and c.relname in (${Object.keys(tenantTables).map((t) => `'${t}'`)})`);
    expect(names(loose)).toEqual(["organization"]);
  });

  it("no role of Gatehouse is superuser, bypasses row-level security, makes roles or owns a table", async () => {
    const prefix = env().GATEHOUSE_ROLE_PREFIX;
    const roles = [...groupRoles, ...Object.keys(logins)].map((role) => `'${prefix}_${role}'`);
    const strong = await ask(`
      select rolname as name from pg_roles where rolname in (${roles})
         and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`);
    expect(strong).toEqual([]);
    const owns = await ask(`
      select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in (${roles})`);
    expect(owns).toEqual([]);
    const [count] = await ask<{ n: number }>(
      `select count(*)::int as n from pg_roles where rolname in (${roles})`,
    );
    expect(count?.n).toBe(roles.length);
  });

  it("logins hold no right of their own", async () => {
    const held = await ask(`
      select table_name || ' ' || grantee as name from information_schema.role_table_grants
       where grantee in (${Object.keys(logins).map((l) => `'${env().GATEHOUSE_ROLE_PREFIX}_${l}'`)}, 'PUBLIC')
         and table_schema = 'public'`);
    expect(held).toEqual([]);
  });

  it("tenant roles have no right to accounts, passwords, sessions or limits", async () => {
    const role = `${env().GATEHOUSE_ROLE_PREFIX}_tenant`;
    const held = await ask(`
      select table_name as name from information_schema.column_privileges
       where grantee = '${role}' and table_name in (${Object.keys(globalTables).map((t) => `'${t}'`)})`);
    expect(held).toEqual([]);
  });

  it("no role of Gatehouse can change or remove an audit event, or truncate anything", async () => {
    const held = await ask(`
      select grantee || ' ' || privilege_type as name from information_schema.role_table_grants
       where grantee like '${env().GATEHOUSE_ROLE_PREFIX}\\_%' and table_schema = 'public'
         and ((table_name = 'audit_event' and privilege_type in ('UPDATE', 'DELETE'))
              or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER'))`);
    expect(held).toEqual([]);
  });

  it("definer functions are the listed ones, pin their search_path, and are nobody's by default", async () => {
    const found = await ask<{ name: string; definer: boolean; pinned: boolean; everybody: boolean }>(`
      select p.oid::regprocedure::text as name, p.prosecdef as definer,
             coalesce('search_path=""' = any(p.proconfig), false) as pinned,
             coalesce((select bool_or(a.grantee = 0) from aclexplode(p.proacl) a), true) as everybody
        from pg_proc p where p.pronamespace = 'public'::regnamespace
         and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
    const signature = (text: string) => text.replaceAll(", ", ",");
    expect(found.map((f) => signature(f.name)).sort()).toEqual(Object.keys(functions).map(signature).sort());
    for (const fn of found) {
      const listed = Object.entries(functions).find(([name]) => signature(name) === signature(fn.name))?.[1];
      expect({ name: fn.name, definer: fn.definer }).toEqual({ name: fn.name, definer: listed?.definer });
      expect({ name: fn.name, everybody: fn.everybody }).toEqual({ name: fn.name, everybody: false });
      if (fn.definer) expect({ name: fn.name, pinned: fn.pinned }).toEqual({ name: fn.name, pinned: true });
    }
  });

  it("there are no views, no materialized views and no enumerated types", async () => {
    expect(
      await ask(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')",
      ),
    ).toEqual([]);
    expect(
      await ask(
        "select typname as name from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e'",
      ),
    ).toEqual([]);
  });
});
