import { type GroupRole, groupRoles, logins } from "./roles";

/**
 * Who may touch which table, and which rows of it: the whole access model on one page, applied anew whenever
 * it changes. Rights are granted per table (and column, where a role needs only some); policies are
 * `using (rows) with check (rows and writes)`. A role that is not named for a table has no right to it.
 */
interface Right {
  /** SQL privileges, with columns where only some are meant. */
  may: string;
  /** The rows, as a condition. Absent: table without row-level security. */
  rows?: string;
  /** What a row must be as this role leaves it, beyond that. */
  writes?: string;
  /** Which rows this role may change, where that is fewer than it may see. */
  changes?: string;
}

const ofOrg = "org_id = (select app_org())";
const ofPerson = "account_id = (select app_account())";
const all = "true";
const listedNow = "listed and state = 'active'";

export const tenantTables: Record<string, Partial<Record<GroupRole, Right>>> = {
  organization: {
    tenant: {
      may: "select, update (slug, name, join_policy, listed, mfa_required, request_expiry_days, ask_again_after_days, settings_version)",
      rows: "id = (select app_org())",
    },
    person: {
      may: "select (id, slug, name, state, join_policy, listed, request_expiry_days, ask_again_after_days)",
      rows: `(${listedNow}) or id in (select org_id from membership) or id in (select org_id from join_request)`,
    },
    auth: { may: "select (id, slug, name, state, join_policy, listed)", rows: listedNow },
    platform: { may: "select, insert, update", rows: all },
    worker: { may: "select (id, slug, name, state)", rows: all },
    definer: { may: "select, update", rows: all },
  },
  membership: {
    tenant: {
      may: "select, insert, update (role, enabled, approved_at, approved_by, expires_at, display_name, settings_withheld, ended_at, end_reason)",
      rows: ofOrg,
    },
    person: {
      may: "select, insert",
      rows: ofPerson,
      writes: `${ofOrg} and role = 'member' and source = 'open_policy' and approved_by is null and expires_at is null`,
    },
    platform: { may: "select, insert, update (role, expires_at, settings_withheld)", rows: all },
    definer: { may: "select, update", rows: all },
  },
  organization_address: {
    tenant: { may: "select, insert, delete", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select", rows: all },
  },
  request_message: {
    tenant: { may: "select, insert", rows: ofOrg },
    person: { may: "select", rows: ofPerson },
    platform: { may: "select", rows: all },
  },
  job: {
    tenant: { may: "select, insert, update", rows: ofOrg },
    worker: { may: "select, update", rows: all },
  },
  job_result: {
    tenant: { may: "select, insert", rows: ofOrg },
  },
  organization_count: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select, insert, update", rows: all },
  },
  membership_history: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select, insert, update", rows: all },
  },
  join_request: {
    tenant: {
      may: "select, update (status, reason, decided_by, decided_by_name, decided_at, retry_after, expires_at, reminders)",
      rows: ofOrg,
    },
    person: {
      may: "select, insert, update (status, decided_at)",
      rows: ofPerson,
      writes: `${ofOrg} and status in ('pending', 'withdrawn', 'expired') and decided_by is null`,
      changes: "status = 'pending'",
    },
    platform: { may: "select", rows: all },
    worker: { may: "select (org_id, id, status, requested_at, expires_at, reminders)", rows: all },
    definer: { may: "select, update", rows: all },
  },
  access_grant: {
    tenant: { may: "select, insert, update", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select", rows: all },
  },
  audit_event: {
    tenant: { may: "select, insert", rows: ofOrg },
    person: { may: "insert (org_id, seq, at, body, prev, hash, key_id)", rows: ofOrg },
    auth: { may: "insert (org_id, seq, at, body, prev, hash, key_id)", rows: ofOrg },
    platform: { may: "select, insert", rows: all },
  },
  audit_head: {
    tenant: { may: "select, insert, update", rows: ofOrg },
    person: { may: "select, insert, update", rows: ofOrg },
    auth: { may: "select, insert, update", rows: ofOrg },
    platform: { may: "select, insert, update", rows: all },
  },
  outbox: {
    tenant: { may: "insert", rows: ofOrg },
    person: { may: "insert", rows: ofOrg },
    auth: { may: "insert", rows: ofOrg },
    platform: { may: "select, insert", rows: all },
    worker: { may: "select, update", rows: all },
  },
};

/** Tables that belong to no organization: no row-level security, and no right for tenant roles. */
export const globalTables: Record<string, Partial<Record<GroupRole, Right>>> = {
  platform: {
    auth: { may: "select" },
    platform: { may: "select, update" },
    definer: { may: "select, update (id)" },
  },
  setup_link: {
    auth: { may: "select, insert, delete" },
    platform: { may: "select, update" },
  },
  account: {
    auth: { may: "select, insert, update (cred_version)" },
    platform: { may: "select, insert, update" },
    definer: {
      may: "select, update (cred_version, deleted_at, name, email, email_norm)",
    },
  },
  credential: {
    auth: { may: "select, insert" },
    platform: { may: "insert" },
    definer: { may: "select (account_id), delete" },
  },
  sign_up: {
    auth: { may: "select, insert, update" },
    worker: { may: "select (id, token_hash, confirmed_at, expires_at)" },
    definer: { may: "select" },
  },
  session: {
    auth: {
      may: "select, insert, update (revoked_at, proved_at, last_seen_at, last_org_id, sign_up_id, account_id, cred_version)",
    },
    platform: { may: "select" },
    definer: { may: "select, update (revoked_at, last_seen_at, last_org_id)" },
  },
  rate_limit: {
    auth: { may: "select, insert, update, delete" },
  },
};

/** The functions, each with the roles that may call it; `definer` says that it runs with that role's rights. */
export const functions: Record<string, { callers: readonly GroupRole[]; definer: boolean }> = {
  "app_org()": {
    callers: ["tenant", "person", "auth", "platform", "worker", "definer"],
    definer: false,
  },
  "app_account()": { callers: ["tenant", "person", "definer"], definer: false },
  "live_session(bytea)": { callers: ["definer", "auth"], definer: true },
  "enter(bytea, text, boolean)": { callers: ["tenant"], definer: true },
  "enter_person(bytea, uuid)": { callers: ["person", "platform"], definer: true },
  "lock_organization(uuid)": { callers: ["auth", "worker", "definer"], definer: true },
  "standing(uuid, uuid)": { callers: ["definer"], definer: true },
  "enter_as(uuid, uuid)": { callers: ["worker"], definer: true },
  "enter_platform(bytea, uuid)": { callers: ["platform"], definer: true },
  "account_state(uuid)": { callers: ["tenant", "person"], definer: true },
  "delete_account_if_unused(uuid)": { callers: ["tenant"], definer: true },
  "address_taken(text)": { callers: ["tenant"], definer: true },
  "folded(text)": { callers: ["platform", "definer"], definer: false },
  "search_term(text)": { callers: ["platform", "definer"], definer: false },
  "search_accounts(text, text, uuid, integer, integer)": { callers: ["platform"], definer: false },
  "member_scope(text, text)": { callers: ["definer"], definer: false },
  "member_terms(text, text, text, boolean)": { callers: ["definer"], definer: false },
  "search_members(text, text, text, text, text, text, boolean, text, uuid, integer, integer)": {
    callers: ["tenant"],
    definer: true,
  },
  "note_use(bytea, uuid)": { callers: ["auth"], definer: true },
  "count_members_added()": { callers: [], definer: true },
  "count_member_changed()": { callers: [], definer: true },
  "count_requests_added()": { callers: [], definer: true },
  "count_request_changed()": { callers: [], definer: true },
  "own_organizations()": { callers: ["tenant"], definer: true },
  "managers_to_tell()": { callers: ["tenant", "person"], definer: true },
  "keep_one_manager_of(uuid)": { callers: ["definer"], definer: true },
  "keep_one_manager()": { callers: [], definer: true },
  "keep_one_manager_of_organization()": { callers: [], definer: true },
  "copy_account_to_membership()": { callers: [], definer: true },
  "copy_account_to_request()": { callers: [], definer: true },
  "spread_account()": { callers: [], definer: true },
  "audit_head_grows()": { callers: [], definer: false },
  "remember_membership()": { callers: [], definer: true },
};

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
             with check ((${right.rows}) and (${right.writes ?? all}))`,
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
