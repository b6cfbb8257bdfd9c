-- The last wall behind INV-1 and X-10, and the copies and the history that lists and answers stand on.

-- An active organization has an active Manager, and one of its active Managers keeps the settings. The UPDATE
-- serializes the check under every isolation level; the procedures locked the organization long before.
create or replace function keep_managers_of(p_org uuid, p_settings boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.organization set manager_epoch = manager_epoch + 1 where id = p_org and state = 'active';
  if not found then return; end if;
  if not exists (select 1 from public.membership m where m.org_id = p_org and public.is_active_manager(m))
  then raise exception 'the last Manager' using errcode = 'P0LM1'; end if;
  if p_settings and not exists (
    select 1 from public.membership m
     where m.org_id = p_org and public.is_active_manager(m) and not m.settings_withheld)
  then raise exception 'the last Manager who keeps the settings' using errcode = 'P0LK1'; end if;
end $$;

create or replace function keep_one_manager() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.keep_managers_of(old.org_id, public.is_active_manager(old) and not old.settings_withheld);
  return null;
end $$;

create or replace function keep_one_manager_of_organization() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.keep_managers_of(new.id, true);
  return null;
end $$;

drop trigger if exists keep_one_manager on membership;
create constraint trigger keep_one_manager
  after update of role, enabled, approved_at, ended_at, account_disabled, settings_withheld or delete on membership
  deferrable initially deferred for each row
  when (old.role = 'manager' and old.ended_at is null)
  execute function keep_one_manager();

drop trigger if exists keep_one_manager_of_new on organization;
create constraint trigger keep_one_manager_of_new after insert on organization
  deferrable initially deferred for each row
  when (new.state = 'active') execute function keep_one_manager_of_organization();

drop trigger if exists keep_one_manager_of_state on organization;
create constraint trigger keep_one_manager_of_state after update of state on organization
  deferrable initially deferred for each row
  when (new.state = 'active' and old.state <> 'active') execute function keep_one_manager_of_organization();

-- Whether an organization awaits its Manager follows from the facts: once one of its Managers can get in, it is active.
-- If a platform administrator withheld the settings from all of them, the longest-standing gets them back (X-10).
-- Answers what came of it: nothing for an organization that did not await one, or still does.
create or replace function settle_managers_of(p_org uuid)
returns table (became_active boolean, keeper uuid, keeper_name text, keeper_email text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.organization g set state = 'active'
   where g.id = p_org and g.state = 'awaiting_manager'
     and exists (select 1 from public.membership m
                  where m.org_id = p_org and public.is_active_manager(m));
  if not found then return; end if;
  became_active := true;
  update public.membership k set settings_withheld = false
   where k.org_id = p_org and k.id = (
           select m.id from public.membership m
            where m.org_id = p_org and public.is_active_manager(m) order by m.joined_at, m.id limit 1)
     and not exists (
           select 1 from public.membership m
            where m.org_id = p_org and public.is_active_manager(m) and not m.settings_withheld)
  returning k.id, k.name, k.email into keeper, keeper_name, keeper_email;
  return next;
end $$;

-- The same for the organization of this transaction, so that the change can record it.
create or replace function settle_managers()
returns table (became_active boolean, keeper uuid, keeper_name text, keeper_email text)
language sql volatile security definer set search_path = '' as $$
  select * from public.settle_managers_of(public.app_org())
$$;

create or replace function follow_managers() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.settle_managers_of(new.org_id);
  return null;
end $$;

-- Whatever changed a membership: at its end the state says what is so, also where no procedure thought of it.
drop trigger if exists follow_managers_added on membership;
create constraint trigger follow_managers_added after insert on membership
  deferrable initially deferred for each row
  when (new.role = 'manager') execute function follow_managers();

drop trigger if exists follow_managers_changed on membership;
create constraint trigger follow_managers_changed
  after update of role, enabled, approved_at, ended_at, account_disabled on membership
  deferrable initially deferred for each row
  when (new.role = 'manager' and new.ended_at is null) execute function follow_managers();

-- Copies of the account onto its memberships and requests. FOR SHARE: a rename that runs at the same time
-- waits, and then finds the new row.
create or replace function copy_account_to_membership() returns trigger
language plpgsql security definer set search_path = '' as $$
declare a record;
begin
  select x.name, x.email, x.platform_admin, x.disabled_at is not null or x.deleted_at is not null as off
    into a from public.account x where x.id = new.account_id for share;
  new.name := coalesce(new.display_name, a.name);
  new.email := a.email;
  new.account_disabled := a.off;
  new.shown_role := case when a.platform_admin then 'admin' else new.role end;
  return new;
end $$;

drop trigger if exists copy_account on membership;
create trigger copy_account before insert or update of role, display_name, account_id on membership
  for each row execute function copy_account_to_membership();

create or replace function copy_account_to_request() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  select x.name, x.email, x.disabled_at is not null or x.deleted_at is not null
    into new.name, new.email, new.account_disabled
    from public.account x where x.id = new.account_id for share;
  return new;
end $$;

drop trigger if exists copy_account on join_request;
create trigger copy_account before insert on join_request
  for each row execute function copy_account_to_request();

create or replace function spread_account() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.membership m
     set name = coalesce(m.display_name, new.name), email = new.email,
         account_disabled = new.disabled_at is not null or new.deleted_at is not null,
         shown_role = case when new.platform_admin then 'admin' else m.role end
   where m.account_id = new.id and m.ended_at is null;
  update public.join_request r
     set name = new.name, email = new.email,
         account_disabled = new.disabled_at is not null or new.deleted_at is not null
   where r.account_id = new.id and r.status = 'pending';
  return null;
end $$;

drop trigger if exists spread_account on account;
create trigger spread_account after update of name, email, platform_admin, disabled_at, deleted_at on account
  for each row execute function spread_account();

-- Since when Approved is off: somebody who waits for a decision waits from this moment on (X-5).
create or replace function note_unapproved() returns trigger language plpgsql set search_path = '' as $$
begin
  new.unapproved_at := case when new.approved_at is null then coalesce(new.unapproved_at, clock_timestamp()) end;
  return new;
end $$;

drop trigger if exists note_unapproved on membership;
create trigger note_unapproved before insert or update of approved_at on membership
  for each row execute function note_unapproved();

-- Another end of a membership is told of anew.
create or replace function notify_of_new_end() returns trigger language plpgsql set search_path = '' as $$
begin
  new.end_notices := 0;
  return new;
end $$;

drop trigger if exists notify_of_new_end on membership;
create trigger notify_of_new_end before update of expires_at on membership for each row
  when (old.expires_at is distinct from new.expires_at) execute function notify_of_new_end();

-- The history of every membership, from the first day.
create or replace function remember_membership() returns trigger
language plpgsql security definer set search_path = '' as $$
declare v timestamptz := clock_timestamp();
begin
  update public.membership_history h set valid_to = v
   where h.org_id = new.org_id and h.membership_id = new.id and h.valid_to is null;
  if new.ended_at is null then
    insert into public.membership_history
      (org_id, membership_id, valid_from, role, enabled, approved, account_disabled, name, email, expires_at)
    values (new.org_id, new.id, v, new.role, new.enabled, new.approved_at is not null,
            new.account_disabled, new.name, new.email, new.expires_at);
  end if;
  return null;
end $$;

drop trigger if exists remember_insert on membership;
create trigger remember_insert after insert on membership
  for each row execute function remember_membership();

drop trigger if exists remember_update on membership;
create trigger remember_update after update on membership for each row
  when ((old.role, old.enabled, old.approved_at is not null, old.account_disabled, old.name, old.email,
         old.expires_at, old.ended_at)
        is distinct from
        (new.role, new.enabled, new.approved_at is not null, new.account_disabled, new.name, new.email,
         new.expires_at, new.ended_at))
  execute function remember_membership();

-- The history of what decides for everybody in an organization: its state, its catalogs, its teams.
create or replace function remember_organization() returns trigger
language plpgsql security definer set search_path = '' as $$
declare v timestamptz := clock_timestamp();
begin
  update public.organization_history h set valid_to = v where h.org_id = new.id and h.valid_to is null;
  insert into public.organization_history (org_id, valid_from, state, catalogs, teams_on)
  values (new.id, v, new.state, new.catalogs, new.teams_on);
  return null;
end $$;

drop trigger if exists remember_insert on organization;
create trigger remember_insert after insert on organization
  for each row execute function remember_organization();

drop trigger if exists remember_update on organization;
create trigger remember_update after update of state, catalogs, teams_on on organization for each row
  when ((old.state, old.catalogs, old.teams_on) is distinct from (new.state, new.catalogs, new.teams_on))
  execute function remember_organization();

-- The head of an audit chain only ever moves forward.
create or replace function audit_head_grows() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.seq <= old.seq then raise exception 'an audit chain does not shrink' using errcode = 'P0AU1'; end if;
  return new;
end $$;

drop trigger if exists audit_head_grows on audit_head;
create trigger audit_head_grows before update on audit_head for each row execute function audit_head_grows();
