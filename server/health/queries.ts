import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/server/doors/transaction";
import type { HealthKind } from "./input";

/** Something that needs care: whom or what it concerns, where, and since or until when. */
export interface Ailing extends Record<string, unknown> {
  id: string;
  name: string;
  detail: string | null;
  org: string;
  orgName: string;
  at: string | null;
}

/** Days after which a request waits too long, and within which an end is near. */
const waitsTooLong = sql`interval '7 days'`;
const soon = sql`interval '14 days'`;
const long = sql`interval '90 days'`;

const usable = sql`m.ended_at is null and m.enabled and m.approved_at is not null and not m.account_disabled
  and (m.expires_at is null or m.expires_at > now())`;

/** Each kind: its rows as id, name, detail, org_id and at, most urgent first. */
const kinds: Record<HealthKind, SQL> = {
  waiting: sql`
    select r.id, r.name, r.email as detail, r.org_id, r.requested_at as at from join_request r
     where r.status = 'pending' and r.expires_at > now() and r.requested_at < now() - ${waitsTooLong}`,
  never: sql`
    select m.id, m.name, m.email as detail, m.org_id, m.joined_at as at from membership m
     where ${usable} and m.last_active_at is null and m.joined_at < now() - ${waitsTooLong}`,
  inactive: sql`
    select m.id, m.name, m.email as detail, m.org_id, m.last_active_at as at from membership m
     where ${usable} and m.last_active_at < now() - ${long}`,
  invitations: sql`
    select i.id, coalesce(i.name, i.email) as name, i.email as detail, i.org_id, i.expires_at as at from invitation i
     where i.status = 'open' and i.expires_at <= now()`,
  grants: sql`
    select coalesce(g.membership_id, g.team_id) as id, coalesce(m.name, t.name) as name,
           coalesce(g.permission, s.name) as detail, g.org_id, g.expires_at as at
      from access_grant g
      left join membership m on m.org_id = g.org_id and m.id = g.membership_id
      left join team t on t.org_id = g.org_id and t.id = g.team_id
      left join permission_set s on s.org_id = g.org_id and s.id = g.set_id
     where g.ended_at is null and g.expires_at > now() and g.expires_at < now() + ${soon}`,
};

const inOne = (orgId: string | null) => (orgId ? sql`x.org_id = ${orgId}` : sql`true`);

/** How many there are of a kind, in one organization or in all, counted up to a cap. */
export async function countAiling(tx: Tx, kind: HealthKind, orgId: string | null, cap: number) {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from (${kinds[kind]}) x where ${inOne(orgId)} limit ${cap}) capped`);
  return row?.count ?? 0;
}

/** The first of a kind, longest waiting or soonest ending first. */
export async function listAiling(tx: Tx, kind: HealthKind, orgId: string | null, limit: number) {
  return tx.execute<Ailing>(sql`
    select x.id, x.name, x.detail, o.slug as org, o.name as "orgName",
           to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from (select * from (${kinds[kind]}) x where ${inOne(orgId)} order by x.at, x.id limit ${limit}) x
      join organization o on o.id = x.org_id
     where o.state <> 'archived'
     order by x.at, x.id`);
}

/** How many Managers of one organization can get in, by its counts. */
export async function activeManagers(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.execute<{ managers: number }>(
    sql`select managers from organization_count where org_id = ${orgId}`,
  );
  return row?.managers ?? 0;
}

/** What only the platform counts: organizations short of Managers, accounts, requests anywhere, and mail. */
export async function platformCounts(tx: Tx, cap: number) {
  const capped = (what: SQL) => sql`(select count(*)::int from (select 1 ${what} limit ${cap}) capped)`;
  const [row] = await tx.execute<{
    none: number;
    one: number;
    waiting: number;
    never: number;
    inactive: number;
    mail: number;
  }>(sql`
    select ${capped(sql`from organization_count c join organization o on o.id = c.org_id
             where c.managers = 0 and o.state <> 'archived'`)} as none,
           ${capped(sql`from organization_count c join organization o on o.id = c.org_id
             where c.managers = 1 and o.state <> 'archived'`)} as one,
           ${capped(sql`from join_request r join organization o on o.id = r.org_id
             where r.status = 'pending' and r.expires_at > now() and r.requested_at < now() - ${waitsTooLong}
               and o.state in ('active', 'awaiting_manager')`)} as waiting,
           ${capped(sql`from account where deleted_at is null and last_active_at = '-infinity'`)} as never,
           ${capped(sql`from account where deleted_at is null and last_active_at > '-infinity'
             and last_active_at < now() - ${long}`)} as inactive,
           ${capped(sql`from outbox where status in ('failed', 'unknown') and settled_at is null`)} as mail`);
  if (!row) throw new Error("Nothing was counted.");
  return row;
}
