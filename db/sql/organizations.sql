-- What is asked of one organization, by people who may read no row of it or have to read several.

-- The active Managers of this transaction's organization, so that a stranger's request can be mailed to them.
create or replace function managers_to_notify()
returns table (account_id uuid, name text, email text)
language sql stable security definer set search_path = '' as $$
  select m.account_id, m.name, m.email from public.membership m
   where m.org_id = public.app_org() and public.is_active_manager(m)
   order by m.joined_at, m.id
$$;

-- Whether the Managers of this transaction's organization were told of a request within a quarter of an hour: then the next
-- ones wait for one mail about all of them.
create or replace function was_notified_recently() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.join_request r
                  where r.org_id = public.app_org() and r.notified_at > now() - interval '15 minutes')
$$;

-- Whether an address belongs, or belonged, to another organization than this transaction's.
create or replace function address_taken(p_slug text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.organization g where g.slug = p_slug and g.id <> public.app_org())
      or exists (select 1 from public.organization_address d where d.slug = p_slug and d.org_id <> public.app_org())
$$;

-- The organizations of the person of this transaction, by name, so that the frame around an organization's pages
-- can offer the others without a second transaction.
create or replace function own_organizations() returns table (slug text, name text, role text, active boolean)
language sql stable security definer rows 3 set search_path = '' as $$
  select o.slug, o.name, m.role, public.is_active_member(m)
    from public.membership m join public.organization o on o.id = m.org_id
   where m.account_id = public.app_account() and m.ended_at is null and o.state <> 'archived'
   order by o.name_key, o.id limit 200
$$;
