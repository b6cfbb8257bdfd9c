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

-- Who can give the person of this transaction their access back: the active Managers of an organization in which they
-- have an approved membership that has not ended, whatever else keeps them out; the PlatformAdmins where it is suspended or has no active Manager. Names
-- alone. Nothing for an organization that does not exist, is archived, or that they do not belong to (INV-6).
create or replace function whom_to_ask(p_slug text, p_limit integer)
returns table (name text, platform_admin boolean, total integer)
language sql stable security definer set search_path = '' as $$
  with place as (
    select g.id, g.state from public.organization g
     where g.state <> 'archived'
       and g.id = coalesce(
         (select o.id from public.organization o where o.slug = p_slug),
         (select d.org_id from public.organization_address d where d.slug = p_slug))
       and exists (select 1 from public.membership own
                    where own.org_id = g.id and own.account_id = public.app_account() and own.ended_at is null
                      and own.approved_at is not null)
  ), managers as (
    select m.name, m.joined_at as since, m.id from place p join public.membership m on m.org_id = p.id
     where p.state <> 'suspended' and public.is_active_manager(m)
  ), people as (
    select m.name, false as platform_admin, m.since, m.id from managers m
    union all
    select a.name, true, a.created_at, a.id from place, public.account a
     where a.platform_admin and a.disabled_at is null and a.deleted_at is null
       and not exists (select 1 from managers)
  )
  select p.name, p.platform_admin, (count(*) over ())::integer from people p order by p.since, p.id limit p_limit
$$;
