import { type GroupRole, groupRoles, logins } from "../roles";
import { globalTables } from "./accounts";
import { functions } from "./functions";
import type { Right } from "./right";
import { tenantTables } from "./tenant-tables";

/** All statements that bring a migrated database to this model, in order; safe to repeat. */
export function accessSql(prefix: string): string[] {
  const role = (name: GroupRole) => `${prefix}_${name}`;
  const statements = [
    "revoke all on schema public from public",
    // Logins may find names, since a pipelined statement is parsed before the step into its role is taken.
    `grant usage on schema public to ${[...groupRoles, ...Object.keys(logins)].map((name) => `${prefix}_${name}`).join(", ")}`,
    "revoke all on all tables in schema public from public",
  ];
  for (const [table, rights] of Object.entries({ ...tenantTables, ...globalTables })) {
    statements.push(
      `do $$ declare p record; begin
         for p in select policyname from pg_policies where schemaname = 'public' and tablename = '${table}' loop
           execute format('drop policy %I on public.${table}', p.policyname); end loop; end $$`,
    );
    for (const name of groupRoles) {
      statements.push(`revoke all on ${table} from ${role(name)}`);
    }
    if (table in tenantTables) {
      statements.push(`alter table ${table} enable row level security`);
      statements.push(`alter table ${table} force row level security`);
      statements.push(`create policy owner_all on ${table} to current_user using (true) with check (true)`);
    }
    for (const [name, right] of Object.entries(rights) as [GroupRole, Right][]) {
      statements.push(`grant ${right.may} on ${table} to ${role(name)}`);
      if (right.rows) {
        statements.push(
          `create policy ${name}_rows on ${table} to ${role(name)} using (${right.rows})
             with check ((${right.rows}) and (${right.writes ?? "true"}))`,
        );
      }
      if (right.changes) {
        statements.push(
          `create policy ${name}_changes on ${table} as restrictive for update to ${role(name)}
             using (${right.changes}) with check (true)`,
        );
      }
    }
  }
  statements.push(`grant create on schema public to ${role("definer")}`);
  for (const [signature, { callers, definer }] of Object.entries(functions)) {
    if (definer) statements.push(`alter function ${signature} owner to ${role("definer")}`);
    statements.push(`revoke all on function ${signature} from public`);
    for (const caller of callers)
      statements.push(`grant execute on function ${signature} to ${role(caller)}`);
  }
  statements.push(`revoke create on schema public from ${role("definer")}`);
  return statements;
}
