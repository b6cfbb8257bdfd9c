import { type SQL, sql } from "drizzle-orm";
import { type Cursor, isTimeCursorValue } from "@/server/policy/cursor";
import { fromMicroseconds, toMicroseconds } from "@/server/transaction/cursor-time";
import type { Tx } from "@/server/transaction/transaction";
import type { Ailment } from "./input";

/** Something that needs care: whom or what it concerns, where, since or until when, and what its remedy must know. */
export interface Ailing extends Record<string, unknown> {
  id: string;
  name: string;
  /** The address of the person it is about; null for a team. */
  email: string | null;
  detail: string | null;
  at: string;
  org: string;
  orgName: string;
  /** Of a grant: whom it was given to, what it gives, and from which day when it did not begin yet. */
  given: { member?: string; team?: string; permission?: string; set?: string; startsOn?: string } | null;
  key: string;
}

interface List {
  /** Tables with their conditions; each condition and order below is met by one index. */
  from: SQL;
  name: SQL;
  /** The address of the person, where it is not `m.email`. */
  email?: SQL;
  detail: SQL;
  at: SQL;
  given?: SQL;
  /** What it is ordered by before its id, most urgent first. */
  by: SQL;
  id: SQL;
  key: SQL;
  isKey: (value: string) => boolean;
  beyond: (key: string) => SQL;
}

/** Days after which somebody waits, or was expected, too long, and within which an end is near. */
const tooLong = sql`interval '7 days'`;
const soon = sql`interval '14 days'`;

/** A membership counts as not here for long by whole days, in UTC: the index knows no more. */
const longAgo = sql`(now() at time zone 'UTC')::date - 90`;

const byMoment = (at: SQL) => ({
  by: at,
  key: toMicroseconds(at),
  isKey: isTimeCursorValue,
  beyond: fromMicroseconds,
});

const person = { name: sql`m.name`, detail: sql`m.email`, id: sql`m.id` };
const usable = sql`is_active_member(m)`;

const lists: Record<Ailment, List> = {
  never: {
    ...person,
    ...byMoment(sql`m.joined_at`),
    at: sql`m.joined_at`,
    from: sql`membership m where ${usable} and m.last_active_day = '-infinity' and m.joined_at < now() - ${tooLong}`,
  },
  inactive: {
    ...person,
    at: sql`m.last_active_at`,
    from: sql`membership m where ${usable} and m.last_active_day > '-infinity' and m.last_active_day < ${longAgo}`,
    by: sql`m.last_active_day, m.joined_at`,
    key: sql`(m.last_active_day - date '1970-01-01') || ':' || ${toMicroseconds(sql`m.joined_at`)}`,
    isKey: (value) => /^\d{1,5}:/.test(value) && isTimeCursorValue(value.slice(value.indexOf(":") + 1)),
    beyond: (key) => {
      const [day = "", joined = ""] = key.split(":");
      return sql`date '1970-01-01' + ${day}::integer, ${fromMicroseconds(joined)}`;
    },
  },
  invitations: {
    ...byMoment(sql`m.expires_at`),
    name: sql`coalesce(m.name, m.email)`,
    detail: sql`m.email`,
    id: sql`m.id`,
    at: sql`m.expires_at`,
    from: sql`invitation m where m.status = 'open' and m.expires_at <= now()`,
  },
  grants: {
    ...byMoment(sql`m.expires_at`),
    name: sql`coalesce((select p.name from membership p where p.org_id = m.org_id and p.id = m.membership_id),
                       (select t.name from team t where t.org_id = m.org_id and t.id = m.team_id))`,
    email: sql`(select p.email from membership p where p.org_id = m.org_id and p.id = m.membership_id)`,
    detail: sql`coalesce(m.permission, (select s.name from permission_set s where s.org_id = m.org_id and s.id = m.set_id))`,
    id: sql`m.id`,
    at: sql`m.expires_at`,
    given: sql`jsonb_strip_nulls(jsonb_build_object('member', m.membership_id, 'team', m.team_id,
      'permission', m.permission, 'set', m.set_id,
      'startsOn', case when m.starts_at > now() then to_char(m.starts_at at time zone 'UTC', 'YYYY-MM-DD') end))`,
    from: sql`access_grant m where m.ended_at is null and m.expires_at > now() and m.expires_at < now() + ${soon}`,
  },
};

/** In one organization; or, for the platform, wherever somebody could do something about it. */
const where = (orgId: string | null) =>
  orgId
    ? sql`m.org_id = ${orgId} and o.id = m.org_id`
    : sql`o.id = m.org_id and o.state in ('active', 'awaiting_manager')`;

/** How many there are of a kind, in one organization or in all, counted up to a cap. */
export async function countAiling(tx: Tx, kind: Ailment, orgId: string | null, cap: number): Promise<number> {
  const inside = orgId
    ? sql`m.org_id = ${orgId}`
    : sql`exists (select 1 from organization o where ${where(null)})`;
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from ${lists[kind].from} and ${inside} limit ${cap}) capped`);
  return row?.count ?? 0;
}

/** Whether a key belongs to a list; one that was tampered with is no key. */
export const isHealthKey = (kind: Ailment, { value }: Cursor): boolean => lists[kind].isKey(value);

/** One page of a kind, longest waiting or soonest ending first: it costs what it shows. */
export async function listAiling(
  tx: Tx,
  kind: Ailment,
  orgId: string | null,
  after: Cursor | null,
  limit: number,
): Promise<Ailing[]> {
  const {
    from,
    name,
    email = sql`m.email`,
    detail,
    at,
    given = sql`null`,
    by,
    id,
    key,
    beyond,
  } = lists[kind];
  const page = after ? sql`and (${by}, ${id}) > (${beyond(after.value)}, ${after.id}::uuid)` : sql``;
  return [
    ...(await tx.execute<Ailing>(sql`
      select ${id} as id, ${name} as name, ${email} as email, ${detail} as detail, o.slug as org, o.name as "orgName", ${given} as given,
             to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, ${key} as key
        from organization o, ${from} and ${where(orgId)} ${page}
       order by ${by}, ${id} limit ${limit}`)),
  ];
}

/** What other lists of an organization show, counted up to a cap; and its Managers who can get in. */
export async function organizationCounts(tx: Tx, orgId: string, cap: number) {
  const [row] = await tx.execute<{ managers: number; waiting: number; invitations: number }>(sql`
    select c.managers,
           (select count(*)::int from (
              (select 1 from join_request r where r.org_id = ${orgId} and r.status = 'pending'
                  and r.expires_at > now() and r.requested_at < now() - ${tooLong} limit ${cap})
              union all
              (select 1 from membership u where u.org_id = ${orgId} and u.unapproved_at < now() - ${tooLong}
                  and u.unapproved_at is not null and u.ended_at is null
                  and (u.expires_at is null or u.expires_at > now()) limit ${cap})
              limit ${cap}) capped) as waiting,
           (select count(*)::int from (select 1 from invitation i where i.org_id = ${orgId} and i.status = 'open'
              and i.expires_at <= now() limit ${cap}) capped) as invitations
      from organization_count c where c.org_id = ${orgId}`);
  if (!row) throw new Error("An organization has no counts.");
  return row;
}

/** What other lists of the platform show, counted up to a cap. */
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
             where r.status = 'pending' and r.expires_at > now() and r.requested_at < now() - ${tooLong}
               and o.state in ('active', 'awaiting_manager')`)} as waiting,
           ${capped(sql`from account where deleted_at is null and last_active_at = '-infinity'`)} as never,
           ${capped(sql`from account where deleted_at is null and last_active_at > '-infinity'
             and last_active_at < now() - interval '90 days'`)} as inactive,
           ${capped(sql`from outbox where status in ('failed', 'unknown') and settled_at is null`)} as mail`);
  if (!row) throw new Error("Nothing was counted.");
  return row;
}
