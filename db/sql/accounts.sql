-- The life of an account: the one order in which everything about it is locked, and its end.

-- Whether an account is usable, its row held until commit so that it cannot be disabled or deleted meanwhile.
create or replace function account_state(p_account uuid)
returns table (disabled boolean, deleted boolean, platform_admin boolean)
language sql volatile security definer set search_path = '' as $$
  select a.disabled_at is not null, a.deleted_at is not null, a.platform_admin
    from public.account a where a.id = p_account for share
$$;

-- Locks an account and everything it stands in, in the one order of locks: the platform where the
-- last PlatformAdmin could be concerned, every organization where it is a member or waits, by id, then the account.
-- Whoever joins or asks another organization meanwhile makes it start over. No row for an account that is gone.
create or replace function lock_account(p_account uuid)
returns table (
  id uuid, name text, email text, platform_admin boolean, disabled boolean, cred_version int,
  orgs uuid[], admins int
) language plpgsql volatile security definer set search_path = '' as $$
declare v_orgs uuid[]; v_waits uuid[]; v_admin boolean;
begin
  select a.platform_admin into v_admin from public.account a where a.id = p_account;
  if v_admin then perform 1 from public.platform where platform.id = 1 for update; end if;
  select coalesce(array_agg(m.org_id order by m.org_id), '{}') into v_orgs
    from public.membership m where m.account_id = p_account and m.ended_at is null;
  select coalesce(array_agg(r.org_id), '{}') into v_waits
    from public.join_request r where r.account_id = p_account and r.status = 'pending';
  perform 1 from public.organization g where g.id = any(v_orgs || v_waits) order by g.id for no key update;
  perform 1 from public.account a where a.id = p_account for no key update;
  if exists (select 1 from public.membership m
              where m.account_id = p_account and m.ended_at is null and m.org_id <> all(v_orgs))
     or exists (select 1 from public.join_request r
                 where r.account_id = p_account and r.status = 'pending' and r.org_id <> all(v_waits))
     or exists (select 1 from public.account a where a.id = p_account and a.platform_admin and not v_admin) then
    raise exception 'the account moved on meanwhile' using errcode = '40001';
  end if;
  return query
    select a.id, a.name, a.email, a.platform_admin, a.disabled_at is not null, a.cred_version,
           (select coalesce(array_agg(m.org_id order by m.org_id), '{}')
              from public.membership m where m.account_id = p_account and m.ended_at is null),
           (select count(*)::int from public.account x
             where x.platform_admin and x.disabled_at is null and x.deleted_at is null)
      from public.account a where a.id = p_account and a.deleted_at is null;
end $$;

-- The same for the holder of a session, who changes their own account; the session is read again under the locks.
create or replace function lock_self(p_session bytea)
returns table (
  id uuid, name text, email text, platform_admin boolean, disabled boolean, cred_version int,
  orgs uuid[], admins int, reauthenticated_at timestamptz, last_seen_at timestamptz, sign_up_id uuid
) language plpgsql volatile security definer set search_path = '' as $$
declare s record; l record;
begin
  select * into s from public.live_session(p_session);
  if not found then return; end if;
  if s.account_id is null then sign_up_id := s.sign_up_id; return next; return; end if;
  select * into l from public.lock_account(s.account_id);
  select * into s from public.live_session(p_session);
  if not found then return; end if;
  id := l.id; name := l.name; email := l.email; platform_admin := l.platform_admin; disabled := l.disabled;
  cred_version := l.cred_version; orgs := l.orgs; admins := l.admins; reauthenticated_at := s.reauthenticated_at;
  last_seen_at := s.last_seen_at;
  return next;
end $$;

-- Ends what opens an account: its sessions, and the links mailed about it. Ways back from a change of address stay
-- where the change itself may have been somebody else's doing.
create or replace function revoke_sessions_and_links(p_account uuid, p_ways_back boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.session s set revoked_at = now() where s.account_id = p_account and s.revoked_at is null;
  update public.account_link l set ended_at = now()
   where l.account_id = p_account and l.used_at is null and l.ended_at is null
     and (p_ways_back or l.purpose <> 'undo_email');
end $$;

-- Takes a person out of an account that is locked and has no live membership left. Its row stays, without name and
-- address, because ended memberships and the audit point at it; the address is free for a completely new account.
create or replace function erase_account(p_account uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform public.revoke_sessions_and_links(p_account, true);
  delete from public.credential c where c.account_id = p_account;
  update public.account a
     set deleted_at = now(), cred_version = a.cred_version + 1, platform_admin = false, name = 'Deleted account',
         email = 'deleted-' || a.id || '@deleted.invalid', email_norm = 'deleted-' || a.id || '@deleted.invalid'
   where a.id = p_account;
end $$;

-- Deletes an account that has no live membership, open request, open invitation or PlatformAdmin right left. Its row
-- stays, without the person's name and address, because ended memberships and the audit point at it; sessions and password go.
create or replace function delete_account_if_unused(p_account uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform 1 from public.account a
   where a.id = p_account and a.deleted_at is null and not a.platform_admin
     and a.disabled_at is null  -- else a banned address would be free to sign up again
     and exists (select 1 from public.membership m
                  where m.org_id = public.app_org() and m.account_id = p_account and m.ended_at is not null)
     for update;
  if not found then return false; end if;
  if exists (select 1 from public.membership m where m.account_id = p_account and m.ended_at is null)
     or exists (select 1 from public.join_request r
                 where r.account_id = p_account and r.status = 'pending' and r.expires_at > now())
     or exists (select 1 from public.invitation i join public.account a on a.email_norm = i.email_norm
                 where a.id = p_account and i.status = 'open' and i.expires_at > now())
  then return false; end if;
  perform public.erase_account(p_account);
  return true;
end $$;

-- Stores a link to choose a new password, asked for by a Manager for somebody of this transaction's organization.
-- False when nobody here has that account, or it may not be used.
create or replace function create_reset_link(p_account uuid, p_link uuid, p_token_hash bytea, p_expires timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform 1 from public.account a
   where a.id = p_account and a.deleted_at is null and a.disabled_at is null
     and exists (select 1 from public.membership m
                  where m.org_id = public.app_org() and m.account_id = p_account and m.ended_at is null)
     for no key update;
  if not found then return false; end if;
  update public.account_link l set ended_at = now()
   where l.account_id = p_account and l.purpose = 'reset' and l.used_at is null and l.ended_at is null;
  insert into public.account_link (id, account_id, purpose, token_hash, expires_at)
  values (p_link, p_account, 'reset', p_token_hash, p_expires);
  return true;
end $$;

-- Where an account lives, by name, and whether the organization would have no active Manager without it (INV-1), or
-- none who keeps the settings (X-10).
create or replace function memberships_of(p_account uuid)
returns table (
  org_id uuid, slug text, name text, state text, membership_id uuid, role text, joined_at timestamptz,
  expires_at timestamptz, enabled boolean, approved boolean, sole_manager boolean, sole_keeper boolean
) language sql stable security definer set search_path = '' as $$
  select o.id, o.slug, o.name, o.state, m.id, m.role, m.joined_at, m.expires_at, m.enabled,
         m.approved_at is not null,
         o.state = 'active' and public.is_active_manager(m) and not exists (
           select 1 from public.membership x
            where x.org_id = m.org_id and x.id <> m.id and public.is_active_manager(x)),
         o.state = 'active' and public.is_active_manager(m) and not m.settings_withheld and not exists (
           select 1 from public.membership x
            where x.org_id = m.org_id and x.id <> m.id and public.is_active_manager(x)
              and not x.settings_withheld)
    from public.membership m join public.organization o on o.id = m.org_id
   where m.account_id = p_account and m.ended_at is null
   order by o.name_key, o.id
$$;

-- Withdraws every open request of an account that is about to end. Its organizations are locked with it.
create or replace function withdraw_requests(p_account uuid) returns table (org_id uuid, id uuid)
language sql volatile security definer set search_path = '' as $$
  update public.join_request r set status = 'withdrawn', decided_at = clock_timestamp()
   where r.account_id = p_account and r.status = 'pending'
  returning r.org_id, r.id
$$;

-- Ends every invitation that still waits for the person of an account that is about to end: whoever has the address next
-- is somebody else.
create or replace function end_invitations_to(p_account uuid, p_status text, p_by text)
returns table (org_id uuid, id uuid, name text, email text)
language sql volatile security definer set search_path = '' as $$
  update public.invitation i set status = p_status, ended_at = clock_timestamp(), ended_by_name = p_by
    from public.account a
   where a.id = p_account and i.email_norm = a.email_norm and i.status = 'open' and i.expires_at > clock_timestamp()
  returning i.org_id, i.id, i.name, i.email
$$;

-- Ends every link mailed about an account, ways back to old addresses among them: for a change that a PlatformAdmin
-- makes. They move an account off a mailbox that is lost, and nobody who has that mailbox may take the account back.
create or replace function end_all_links(p_account uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.account_link l set ended_at = now()
   where l.account_id = p_account and l.used_at is null and l.ended_at is null
$$;

-- Gives an account that is locked another password, or none. It is the only way: whatever was opened with the old one
-- ends with it, by the account's version.
create or replace function set_password(p_account uuid, p_hash text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if p_hash is null then
    delete from public.credential c where c.account_id = p_account;
  else
    insert into public.credential as c (account_id, password_hash) values (p_account, p_hash)
      on conflict (account_id) do update set password_hash = p_hash, changed_at = now();
  end if;
  update public.account a set cred_version = a.cred_version + 1 where a.id = p_account and a.deleted_at is null;
  if not found then raise exception 'there is no such account'; end if;
end $$;
