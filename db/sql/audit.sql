-- Whether an event of the platform's chain is for the person of this transaction to read, who acted or was acted upon.
-- What they did to the account of somebody else is for PlatformAdmins alone (X-15): whether an account was deleted with
-- a membership, say, tells whether its owner belongs elsewhere (X-8).
create or replace function told_to_actor(p_target uuid, p_body text) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_target = public.app_account() or (p_body::jsonb -> 'target' ->> 'kind') <> 'account'
      or exists (select 1 from public.account a where a.id = public.app_account() and a.platform_admin)
$$;

-- What concerns the person of this transaction, in the platform's chain and in each organization they belong to, newest
-- first, after a place. In an organization it goes back no further than the present membership (X-15, X-18). Each
-- range is read from an index in order, and no further than the page. Actions that are left out are passed over.
create or replace function own_events(p_at timestamptz, p_org uuid, p_seq bigint, p_limit integer, p_except text[])
returns table (org_id uuid, org_slug text, org_name text, seq bigint, at timestamptz, body text)
language sql stable security definer rows 51 set search_path = '' as $$
  with chain as (
    select '00000000-0000-0000-0000-000000000000'::uuid as org_id, null::text as slug, null::text as name,
           array[public.app_account()] as ids, '-infinity'::timestamptz as since
    union all
    select m.org_id, o.slug, o.name, array[public.app_account(), m.id, m.request_id],
           m.joined_at - interval '1 minute'
      from public.membership m join public.organization o on o.id = m.org_id
     where m.account_id = public.app_account() and m.ended_at is null and o.state <> 'archived'
  )
  select c.org_id, c.slug, c.name, x.seq, x.at, x.body
    from chain c cross join lateral (
      (select e.seq, e.at, e.body from public.audit_event e
        where e.org_id = c.org_id and e.actor_id = public.app_account() and e.at >= c.since
          and e.action <> all (p_except) and (c.slug is not null or public.told_to_actor(e.target_id, e.body))
          and (p_at is null or e.at <= p_at and (e.at, e.org_id, e.seq) < (p_at, p_org, p_seq))
        order by e.at desc, e.seq desc limit p_limit)
      union
      (select t.seq, t.at, t.body from unnest(c.ids) i (id) cross join lateral (
         select e.seq, e.at, e.body from public.audit_event e
          where e.org_id = c.org_id and e.target_id = i.id and e.at >= c.since
            and e.action <> all (p_except)
            and (p_at is null or e.at <= p_at and (e.at, e.org_id, e.seq) < (p_at, p_org, p_seq))
          order by e.at desc, e.seq desc limit p_limit) t)
    ) x
   order by x.at desc, c.org_id desc, x.seq desc limit p_limit
$$;

-- One entry of the platform's chain that concerns the person of this transaction.
create or replace function own_event(p_seq bigint) returns table (seq bigint, at timestamptz, body text)
language sql stable security definer rows 1 set search_path = '' as $$
  select e.seq, e.at, e.body from public.audit_event e
   where e.org_id = '00000000-0000-0000-0000-000000000000' and e.seq = p_seq
     and (e.target_id = public.app_account()
          or (e.actor_id = public.app_account() and public.told_to_actor(e.target_id, e.body)))
$$;
