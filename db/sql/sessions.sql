-- Everything here may be applied again at any time; db/prepare.ts does so whenever the text changed.
-- Definer functions are few, each is reviewed, each pins its search_path.

-- The organization of this transaction. Raises when none is set, so that a transaction begun without one is loud, not empty.
create or replace function app_org() returns uuid language plpgsql stable parallel safe as $$
declare v text := current_setting('app.org_id', true);
begin
  if v is null or v = '' then raise exception 'no organization is set' using errcode = 'P0T01'; end if;
  return v::uuid;
end $$;

-- The account on whose behalf this transaction runs; raises likewise.
create or replace function app_account() returns uuid language plpgsql stable parallel safe as $$
declare v text := current_setting('app.account_id', true);
begin
  if v is null or v = '' then raise exception 'no account is set' using errcode = 'P0T02'; end if;
  return v::uuid;
end $$;

-- The session and whose it is, if it may still be used: not revoked, seen lately, its account enabled and its
-- password unchanged; and not older than the platform lets sessions get, which is less for whoever governs others.
create or replace function live_session(p_session bytea)
returns table (
  account_id uuid, sign_up_id uuid, name text, email text, platform_admin boolean,
  created_at timestamptz, last_seen_at timestamptz, reauthenticated_at timestamptz, last_org_id uuid
) language sql stable security definer set search_path = '' as $$
  select s.account_id, s.sign_up_id, coalesce(a.name, u.name), coalesce(a.email, u.email),
         coalesce(a.platform_admin, false), s.created_at, s.last_seen_at, s.reauthenticated_at, s.last_org_id
    from public.session s
    join public.platform p on p.id = 1
    left join public.account a on a.id = s.account_id
    left join public.sign_up u on u.id = s.sign_up_id
   where s.id_hash = p_session
     and s.revoked_at is null
     and s.last_seen_at > now() - make_interval(hours => p.session_idle_hours)
     and ( (a.id is not null and a.disabled_at is null and a.deleted_at is null
            and a.cred_version = s.cred_version
            and s.created_at > now() - case
              when a.platform_admin or exists (
                select 1 from public.membership m
                 where m.account_id = a.id and m.role = 'manager' and m.ended_at is null)
              then make_interval(hours => p.governing_session_hours)
              else make_interval(days => p.session_days) end)
        or (u.id is not null and u.confirmed_at is null and s.created_at > now() - interval '24 hours') )
$$;

-- Where an account stands in an organization that is not archived: the organization, and the live membership with
-- its unexpired grants, or nulls without one.
create or replace function membership_context(p_account uuid, p_org uuid)
returns table (
  org_id uuid, org_slug text, org_name text, org_state text, org_catalogs text[], org_teams_on boolean,
  membership_id uuid, role text, enabled boolean, approved boolean, expired boolean, display_name text,
  settings_withheld boolean, granted text[]
) language sql stable security definer set search_path = '' as $$
  select g.id, g.slug, g.name, g.state, g.catalogs, g.teams_on,
         m.id, m.role, m.enabled, m.approved_at is not null,
         coalesce(m.expires_at <= now(), false), m.display_name, m.settings_withheld,
         case when m.id is null then '{}' else public.held_keys(g.id, m.id) end
    from public.organization g
    left join public.membership m on m.org_id = g.id and m.account_id = p_account and m.ended_at is null
   where g.id = p_org and g.state <> 'archived'
$$;

-- Opens one organization for the holder of a session: who they are there, by what right, and nothing at all
-- when they have none. Sets the transaction's organization and account. With p_lock it takes the organization
-- first and the account after it, so what it returns stays true until commit.
create or replace function begin_organization_session(p_session bytea, p_slug text, p_lock boolean)
returns table (
  account_id uuid, account_name text, account_email text, platform_admin boolean,
  last_seen_at timestamptz, reauthenticated_at timestamptz, last_org_id uuid, sign_up_id uuid,
  org_id uuid, org_slug text, org_name text, org_state text, org_catalogs text[], org_teams_on boolean,
  membership_id uuid, role text, enabled boolean, approved boolean, expired boolean, display_name text,
  settings_withheld boolean, granted text[]
) language plpgsql volatile security definer set search_path = '' as $$
declare
  s record; m record; v_org uuid;
begin
  -- An address that the organization had before still leads to it.
  select coalesce(
    (select g.id from public.organization g where g.slug = p_slug),
    (select d.org_id from public.organization_address d where d.slug = p_slug)) into v_org;
  if p_lock then
    -- Who has no business here must neither wait for the lock nor hold anybody up: they are answered at once.
    select * into s from public.live_session(p_session);
    if not found then return; end if;
    select * into m from public.membership_context(s.account_id, v_org);
    if m.org_id is null or (m.membership_id is null and not s.platform_admin) then v_org := null; end if;
    perform 1 from public.organization g where g.id = v_org for no key update;
    if not found then v_org := null; end if;
    perform 1 from public.account a
      where a.id = (select l.account_id from public.live_session(p_session) l) for share;
  end if;
  select * into s from public.live_session(p_session);
  if not found then return; end if;

  account_id := s.account_id; account_name := s.name; account_email := s.email;
  platform_admin := s.platform_admin; last_seen_at := s.last_seen_at; reauthenticated_at := s.reauthenticated_at;
  last_org_id := s.last_org_id; sign_up_id := s.sign_up_id;
  if s.account_id is null then return next; return; end if;
  perform set_config('app.account_id', s.account_id::text, true);

  select * into m from public.membership_context(s.account_id, v_org);
  if m.org_id is null or (m.membership_id is null and not s.platform_admin) then return next; return; end if;

  org_id := m.org_id; org_slug := m.org_slug; org_name := m.org_name; org_state := m.org_state;
  org_catalogs := m.org_catalogs; org_teams_on := m.org_teams_on;
  membership_id := m.membership_id; role := m.role; enabled := m.enabled; approved := m.approved;
  expired := m.expired; display_name := m.display_name;
  settings_withheld := m.settings_withheld; granted := m.granted;
  perform set_config('app.org_id', m.org_id::text, true);
  return next;
end $$;

-- The same on behalf of an account, for the worker: an action on many rows that the account asked for. The right to
-- it is read anew, under the lock, for every part of the work.
create or replace function begin_organization_session_as(p_account uuid, p_org uuid)
returns table (
  account_id uuid, account_name text, account_email text, platform_admin boolean,
  org_id uuid, org_slug text, org_name text, org_state text, org_catalogs text[], org_teams_on boolean,
  membership_id uuid, role text, enabled boolean, approved boolean, expired boolean, display_name text,
  settings_withheld boolean, granted text[]
) language plpgsql volatile security definer set search_path = '' as $$
declare a record;
begin
  if not public.lock_organization(p_org) then return; end if;
  select x.id, x.name, x.email, x.platform_admin into a from public.account x
   where x.id = p_account and x.disabled_at is null and x.deleted_at is null for share;
  if not found then return; end if;
  perform set_config('app.account_id', p_account::text, true);
  return query select a.id, a.name, a.email, a.platform_admin, t.* from public.membership_context(p_account, p_org) t
    where t.membership_id is not null or a.platform_admin;
end $$;

-- The person behind a session, for what belongs to the person in every organization.
create or replace function begin_person_session(p_session bytea, p_lock_org uuid)
returns table (
  account_id uuid, name text, email text, platform_admin boolean, last_seen_at timestamptz,
  reauthenticated_at timestamptz, last_org_id uuid, last_org_slug text, sign_up_id uuid, locked_org uuid
) language plpgsql volatile security definer set search_path = '' as $$
declare s record;
begin
  if p_lock_org is not null then
    perform 1 from public.live_session(p_session) l where l.account_id is not null;
    if not found then p_lock_org := null; end if;
  end if;
  if p_lock_org is not null then
    if public.lock_organization(p_lock_org) then locked_org := p_lock_org; end if;
    perform 1 from public.account a
      where a.id = (select l.account_id from public.live_session(p_session) l) for share;
  end if;
  select * into s from public.live_session(p_session);
  if not found then return; end if;
  account_id := s.account_id; name := s.name; email := s.email; platform_admin := s.platform_admin;
  last_seen_at := s.last_seen_at; reauthenticated_at := s.reauthenticated_at; last_org_id := s.last_org_id;
  sign_up_id := s.sign_up_id;
  if s.account_id is not null then
    -- A PlatformAdmin may have been last where they do not belong; others may have left meanwhile.
    select g.slug into last_org_slug from public.organization g
     where g.id = s.last_org_id and g.state <> 'archived' and (s.platform_admin or exists (
       select 1 from public.membership m
        where m.org_id = g.id and m.account_id = s.account_id and m.ended_at is null));
    perform set_config('app.account_id', s.account_id::text, true);
  end if;
  return next;
end $$;

-- Locks one organization and sets it for this transaction; false when there is none.
create or replace function lock_organization(p_org uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform 1 from public.organization g where g.id = p_org for no key update;
  if not found then return false; end if;
  perform set_config('app.org_id', p_org::text, true);
  return true;
end $$;

-- Notes that a session was used, and in which organization; never of one that was revoked. When somebody was last
-- active is kept to ten minutes, and a row that somebody is changing right now is left alone.
create or replace function touch_session(p_session bytea, p_org uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare v_account uuid;
begin
  update public.session s set last_seen_at = now(), last_org_id = coalesce(p_org, s.last_org_id)
   where s.id_hash = p_session and s.revoked_at is null returning s.account_id into v_account;
  update public.account a set last_active_at = now()
   where a.id in (select x.id from public.account x
                   where x.id = v_account and x.last_active_at < now() - interval '10 minutes'
                     for no key update skip locked);
  update public.membership m set last_active_at = now()
   where (m.org_id, m.id) in (
     select x.org_id, x.id from public.membership x
      where x.org_id = p_org and x.account_id = v_account and x.ended_at is null
        and (x.last_active_at is null or x.last_active_at < now() - interval '10 minutes')
      for no key update skip locked);
end $$;
