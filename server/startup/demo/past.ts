import postgres, { type TransactionSql } from "postgres";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { canonicalJson } from "@/server/audit-log/canonical-json";
import type { AuditActor, AuditEvent } from "@/server/audit-log/event";
import { appendEvents } from "@/server/audit-log/queries";
import { Tx } from "@/server/transaction/drizzle";

interface Past {
  orgId: string;
  at: Date;
  actor: AuditActor;
  event: AuditEvent;
}

interface PastRow {
  org_id: string;
  at: Date;
  action: AuditEvent["action"];
  kind: AuditEvent["target"]["kind"];
  id: string;
  label: string;
  email: string | null;
  by_id: string | null;
  by_name: string | null;
  by_email: string | null;
  by_role: string | null;
  before: AuditEvent["before"] | null;
  after: AuditEvent["after"] | null;
  reason: string | null;
}

/**
 * Writes into the audit how the people of the demo came to be what they are, so that it begins with a past: in order
 * of time, chained and sealed like everything that follows.
 */
export async function writeDemoPast(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await owner.begin(async (tx) => {
      await datedBack(tx);
      for (const { orgId, at, actor, event } of (await pastOf(tx)).sort((a, b) => +a.at - +b.at)) {
        const way = { ip: null, requestId: `demo-${at.getTime()}`, userAgent: null };
        await appendEvents(new Tx(tx), orgId, at, [canonicalJson({ ...event, actor, ...way })]);
      }
    });
  } finally {
    await owner.end();
  }
}

/** The history of memberships and organizations begins when people joined, not when the demo was loaded. */
async function datedBack(tx: TransactionSql): Promise<void> {
  await tx`
    update membership_history h set valid_to = least(h.valid_to, now() - interval '1 day')
     where h.valid_to is not null`;
  await tx`
    update membership_history h
       set valid_from = case when exists (
             select 1 from membership_history e
              where (e.org_id, e.membership_id) = (h.org_id, h.membership_id) and e.valid_from < h.valid_from)
           then now() - interval '1 day' else m.joined_at end
      from membership m where (m.org_id, m.id) = (h.org_id, h.membership_id)`;
  await tx`delete from organization_history where valid_to is not null`;
  await tx`
    update organization_history h
       set valid_from = (select min(m.joined_at) - interval '1 hour' from membership m where m.org_id = h.org_id)
     where exists (select 1 from membership m where m.org_id = h.org_id)`;
}

async function pastOf(tx: TransactionSql): Promise<Past[]> {
  const rows = await tx<PastRow[]>`
    with person as (select id, name, email, platform_admin from account),
    founder as (select distinct on (org_id) org_id, account_id from membership where source = 'founder' order by org_id, joined_at),
    past as (
      select ${PLATFORM_ORG_ID}::uuid as org_id, a.created_at as at, 'account.signed_up' as action, 'account' as kind,
             a.id, a.name as label, a.email, a.id as by_id, null as by_role, null::jsonb as before, null::jsonb as after, null as reason
        from account a where not a.platform_admin
      union all
      select ${PLATFORM_ORG_ID}::uuid, a.created_at - interval '1 hour', 'platform.set_up', 'platform',
             a.id, 'Gatehouse', null, a.id, 'PlatformAdmin', null, null, null from account a where a.platform_admin
      union all
      select m.org_id, m.joined_at - interval '1 hour', 'organization.founded', 'organization',
             o.id, o.name, null, m.account_id, 'Manager', null, null, null
        from membership m join organization o on o.id = m.org_id where m.source = 'founder'
      union all
      select m.org_id, m.joined_at, 'membership.started', 'membership', m.id, m.name, m.email,
             nullif(m.approved_by, m.account_id), case when m.approved_by <> m.account_id then 'Manager' end,
             null, jsonb_build_object('role', m.role), null
        from membership m
      union all
      select g.org_id, min(g.starts_at) + interval '5 minutes', 'permission.granted', 'membership', m.id, m.name, m.email, g.granted_by,
             'Manager', null, jsonb_strip_nulls(jsonb_build_object(
               'permissions', string_agg(g.permission, ' ' order by g.permission),
               'sets', string_agg(s.name, ', ' order by s.name))), null
        from access_grant g join membership m on (m.org_id, m.id) = (g.org_id, g.membership_id)
        left join permission_set s on (s.org_id, s.id) = (g.org_id, g.set_id)
       group by g.org_id, m.id, m.name, m.email, g.granted_by
      union all
      select s.org_id, s.created_at, 'set.created', 'set', s.id, s.name, null, f.account_id, 'Manager', null,
             jsonb_strip_nulls(jsonb_build_object('permissions', array_to_string(s.keys, ' '), 'clonedFrom', s.cloned_from)), null
        from permission_set s join founder f using (org_id)
      union all
      select t.org_id, t.created_at, 'team.created', 'team', t.id, t.name, null, f.account_id, 'Manager', null,
             jsonb_build_object('name', t.name, 'description', t.description), null
        from team t join founder f using (org_id)
      union all
      select t.org_id, t.deactivated_at, 'team.deactivated', 'team', t.id, t.name, null, f.account_id, 'Manager', null, null, null
        from team t join founder f using (org_id) where t.deactivated_at is not null
      union all
      select p.org_id, p.added_at + l.after, 'team.' || l.what, 'membership', m.id, m.name, m.email, p.added_by, 'Manager',
             null, jsonb_build_object('team', t.name), null
        from team_member p join team t on (t.org_id, t.id) = (p.org_id, p.team_id)
        join membership m on (m.org_id, m.id) = (p.org_id, p.membership_id)
        join (values ('joined', interval '0', false), ('lead_made', interval '5 minutes', true)) l (what, after, leads)
          on p.lead or not l.leads
      union all
      select g.org_id, g.starts_at, 'team.granted', 'team', t.id, t.name, null, g.granted_by, 'Manager', null,
             jsonb_strip_nulls(jsonb_build_object('sets', s.name, 'expiresAt', g.expires_at)), null
        from access_grant g join team t on (t.org_id, t.id) = (g.org_id, g.team_id)
        join permission_set s on (s.org_id, s.id) = (g.org_id, g.set_id)
      union all
      select h.org_id, h.valid_from,
             case when not h.enabled then 'membership.disabled' when not h.approved then 'membership.unapproved'
                  else 'membership.end_set' end,
             'membership', m.id, h.name, h.email,
             (select x.account_id from membership x where x.org_id = h.org_id and x.source = 'founder' limit 1), 'Manager',
             case when not h.enabled then '{"enabled":true}'::jsonb when not h.approved then '{"approved":true}'
                  else '{"expiresAt":null}' end,
             case when not h.enabled then '{"enabled":false}'::jsonb when not h.approved then '{"approved":false}'
                  else jsonb_build_object('expiresAt', h.expires_at) end, null
        from membership_history h join membership m on (m.org_id, m.id) = (h.org_id, h.membership_id)
       where h.valid_from > m.joined_at and (not h.enabled or not h.approved or h.expires_at is not null)
      union all
      select r.org_id, r.requested_at, 'request.filed', 'request', r.id, r.name, r.email, r.account_id, null, null, null, r.note
        from join_request r
      union all
      select r.org_id, coalesce(r.decided_at, r.expires_at), 'request.' || r.status, 'request', r.id, r.name, r.email,
             case r.status when 'rejected' then r.decided_by when 'withdrawn' then r.account_id end,
             case r.status when 'rejected' then 'Manager' end,
             '{"status":"pending"}', jsonb_build_object('status', r.status), r.reason
        from join_request r where r.status <> 'pending'
    )
    select past.*, p.name as by_name, p.email as by_email from past left join person p on p.id = past.by_id
     where past.at <= now() order by past.at, past.label`;
  return rows.map((row) => ({
    orgId: row.org_id,
    at: new Date(row.at.getTime()),
    actor: { id: row.by_id, name: row.by_name ?? "Gatehouse", email: row.by_email, role: row.by_role },
    event: {
      action: row.action,
      target: { kind: row.kind, id: row.id, label: row.label, email: row.email ?? undefined },
      before: row.before ?? undefined,
      after: row.after ?? undefined,
      reason: row.reason ?? undefined,
      reasonShown: row.reason ? true : undefined,
    },
  }));
}
