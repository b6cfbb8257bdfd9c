-- What platform administration stands on: who acts, the counts that organizations sort by, when somebody was last
-- here, and the end of an organization.

-- For a change of the platform or of one organization by a PlatformAdmin: locks the platform if asked to, then the
-- organization, then the accounts concerned and the actor's own, in the one order of locks.
create or replace function begin_platform_change(
  p_session bytea, p_platform boolean, p_org uuid, p_accounts uuid[]
) returns table (
  account_id uuid, name text, email text, platform_admin boolean, reauthenticated_at timestamptz, last_seen_at timestamptz,
  org_id uuid, org_slug text, org_name text, org_state text
) language plpgsql volatile security definer set search_path = '' as $$
declare s record;
begin
  select * into s from public.live_session(p_session);
  if not found then return; end if;
  if s.platform_admin then
    if p_platform then perform 1 from public.platform where id = 1 for update; end if;
    select g.id, g.slug, g.name, g.state into org_id, org_slug, org_name, org_state
      from public.organization g where g.id = p_org for no key update;
    perform 1 from public.account a where a.id = any(p_accounts || s.account_id) order by a.id for share;
    select * into s from public.live_session(p_session);
    if not found then return; end if;
    if org_id is not null then perform set_config('app.org_id', org_id::text, true); end if;
  end if;
  account_id := s.account_id; name := s.name; email := s.email;
  platform_admin := s.platform_admin; reauthenticated_at := s.reauthenticated_at; last_seen_at := s.last_seen_at;
  return next;
end $$;

-- For a change of one account by a PlatformAdmin: locks the platform, then everything about the account
-- (lock_account), in the one order of locks; whoever joins another organization meanwhile makes it start over.
create or replace function begin_account_change(p_session bytea, p_account uuid)
returns table (
  account_id uuid, name text, email text, platform_admin boolean, reauthenticated_at timestamptz, last_seen_at timestamptz,
  target_id uuid, target_name text, target_email text, target_admin boolean, target_disabled boolean,
  orgs uuid[], admins int
) language plpgsql volatile security definer set search_path = '' as $$
declare s record; t record;
begin
  perform 1 from public.live_session(p_session) l where l.platform_admin;
  if not found then
    -- To whoever is no PlatformAdmin nothing is locked; who they are is answered without a target.
    select * into s from public.live_session(p_session);
    if not found then return; end if;
    account_id := s.account_id; name := s.name; email := s.email; platform_admin := false;
    last_seen_at := s.last_seen_at;
    return next; return;
  end if;
  perform 1 from public.platform where id = 1 for update;
  select * into t from public.lock_account(p_account);
  select * into s from public.live_session(p_session);
  if not found then return; end if;
  account_id := s.account_id; name := s.name; email := s.email;
  platform_admin := s.platform_admin; reauthenticated_at := s.reauthenticated_at; last_seen_at := s.last_seen_at;
  target_id := t.id; target_name := t.name; target_email := t.email;
  target_admin := t.platform_admin; target_disabled := t.disabled;
  orgs := t.orgs; admins := t.admins;
  return next;
end $$;

-- For whoever founds an organization: who they are, and whether the platform lets them, held until commit.
create or replace function begin_organization_creation(p_session bytea)
returns table (
  account_id uuid, name text, email text, platform_admin boolean, last_seen_at timestamptz, may boolean
)
language plpgsql volatile security definer set search_path = '' as $$
declare s record;
begin
  perform 1 from public.platform where id = 1 for share;
  perform 1 from public.account a
    where a.id = (select l.account_id from public.live_session(p_session) l) for share;
  select * into s from public.live_session(p_session);
  if not found then return; end if;
  account_id := s.account_id; name := s.name; email := s.email; platform_admin := s.platform_admin;
  last_seen_at := s.last_seen_at;
  select s.platform_admin or p.who_may_create_organizations = 'anyone' into may from public.platform p;
  return next;
end $$;

-- The PlatformAdmins who can get in, so that what a tenant asks of them can be mailed.
create or replace function admins_to_notify() returns table (id uuid, name text, email text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.email from public.account a
   where a.platform_admin and a.disabled_at is null and a.deleted_at is null
   order by a.name_key, a.id limit 50
$$;

-- Managers who can get in, by organization: what INV-1 counts.
create or replace function count_managers_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.organization_count as c (org_id, managers)
  values (new.org_id, public.is_active_manager(new)::int)
  on conflict (org_id) do update set managers = c.managers + excluded.managers;
  return null;
end $$;

create or replace function count_manager_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.organization_count c
     set managers = managers - public.is_active_manager(old)::int
                             + case when tg_op = 'UPDATE' then public.is_active_manager(new)::int else 0 end
   where c.org_id = old.org_id;
  return null;
end $$;

drop trigger if exists count_managers_added on membership;
create trigger count_managers_added after insert on membership for each row
  when (new.role = 'manager') execute function count_managers_added();

drop trigger if exists count_managers_changed on membership;
create trigger count_managers_changed
  after update of role, enabled, approved_at, ended_at, account_disabled on membership for each row
  when (old.role = 'manager' or new.role = 'manager') execute function count_manager_changed();

drop trigger if exists count_managers_deleted on membership;
create trigger count_managers_deleted after delete on membership for each row
  when (old.role = 'manager') execute function count_manager_changed();

-- An organization without anybody in it has counts as well, or a list in their order would leave it out.
create or replace function start_counts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.organization_count (org_id) values (new.id) on conflict do nothing;
  return null;
end $$;

drop trigger if exists start_counts on organization;
create trigger start_counts after insert on organization for each row execute function start_counts();

-- Since when somebody waits, kept like the counts.
create or replace function note_waiting_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.organization_count as c (org_id, waiting_since)
  select a.org_id, min(a.requested_at) from added a where a.status = 'pending' group by a.org_id order by a.org_id
  on conflict (org_id) do update set waiting_since = least(c.waiting_since, excluded.waiting_since);
  return null;
end $$;

create or replace function note_waiting_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.organization_count c
     set waiting_since = coalesce((select min(r.requested_at) from public.join_request r
                                    where r.org_id = old.org_id and r.status = 'pending'), 'infinity')
   where c.org_id = old.org_id;
  return null;
end $$;

drop trigger if exists note_waiting_added on join_request;
create trigger note_waiting_added after insert on join_request
  referencing new table as added for each statement execute function note_waiting_added();

drop trigger if exists note_waiting_decided on join_request;
create trigger note_waiting_decided after update of status on join_request for each row
  when ((old.status = 'pending') <> (new.status = 'pending')) execute function note_waiting_changed();

drop trigger if exists note_waiting_deleted on join_request;
create trigger note_waiting_deleted after delete on join_request for each row
  when (old.status = 'pending') execute function note_waiting_changed();

-- That somebody signed in. An account that somebody is changing right now is left alone: nobody waits for this.
create or replace function note_sign_in() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.account a set last_active_at = now()
   where a.id in (select x.id from public.account x where x.id = new.account_id for no key update skip locked);
  return null;
end $$;

drop trigger if exists note_sign_in on session;
create trigger note_sign_in after insert or update of account_id on session for each row
  when (new.account_id is not null) execute function note_sign_in();

-- Deletes an archived organization with everything that carries its id, whatever tables there are; its events stay
--, and so does mail that is on its way. Each pass takes the tables that none of those left refers to:
-- the counts go before what they count, or every row of 100,000 would write them once more.
create or replace function delete_organization(p_org uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare v_left oid[]; v_now oid[]; v_table oid;
begin
  perform 1 from public.organization g where g.id = p_org and g.state = 'archived' for update;
  if not found then return false; end if;
  select array_agg(c.oid order by c.relname) into v_left
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and c.relname not in ('audit_event', 'audit_person', 'audit_head', 'audit_tombstone', 'outbox');
  while cardinality(v_left) > 0 loop
    select array_agg(t) into v_now from unnest(v_left) t
     where not exists (select 1 from pg_catalog.pg_constraint k
                        where k.contype = 'f' and k.confrelid = t and k.conrelid <> t and k.conrelid = any(v_left));
    if v_now is null then
      raise exception 'tables refer to each other in a circle: %', v_left::regclass[];
    end if;
    foreach v_table in array v_now loop
      execute format('delete from %s where org_id = $1', v_table::regclass) using p_org;
    end loop;
    select coalesce(array_agg(t), '{}') into v_left from unnest(v_left) t where t <> all (v_now);
  end loop;
  delete from public.session s where s.sign_up_id in (select u.id from public.sign_up u where u.asked_org_id = p_org);
  delete from public.sign_up u where u.asked_org_id = p_org;
  delete from public.organization g where g.id = p_org;
  return true;
end $$;
