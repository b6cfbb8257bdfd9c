-- Counts of every organization, kept with each change of what they count. Inserts are counted by statement, so that
-- many rows at once cost one update; the others are rare and counted by row. Whoever changes a membership or a
-- request holds the organization's lock already, so nobody waits here for somebody who waits for them.

create or replace function count_members_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.organization_count as c (org_id, live, ended)
  select a.org_id, count(*) filter (where a.ended_at is null), count(*) filter (where a.ended_at is not null)
    from added a group by a.org_id order by a.org_id
  on conflict (org_id) do update set live = c.live + excluded.live, ended = c.ended + excluded.ended;
  return null;
end $$;

create or replace function count_member_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.organization_count c
     set live = live - (old.ended_at is null)::int
                     + case when tg_op = 'UPDATE' then (new.ended_at is null)::int else 0 end,
         ended = ended - (old.ended_at is not null)::int
                       + case when tg_op = 'UPDATE' then (new.ended_at is not null)::int else 0 end
   where c.org_id = old.org_id;
  return null;
end $$;

create or replace function count_requests_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.organization_count as c (org_id, pending)
  select a.org_id, count(*) from added a where a.status = 'pending' group by a.org_id order by a.org_id
  on conflict (org_id) do update set pending = c.pending + excluded.pending;
  return null;
end $$;

create or replace function count_request_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.organization_count c
     set pending = pending - (old.status = 'pending')::int
                           + case when tg_op = 'UPDATE' then (new.status = 'pending')::int else 0 end
   where c.org_id = old.org_id;
  return null;
end $$;

drop trigger if exists count_added on membership;
create trigger count_added after insert on membership
  referencing new table as added for each statement execute function count_members_added();

drop trigger if exists count_ended on membership;
create trigger count_ended after update of ended_at on membership for each row
  when ((old.ended_at is null) <> (new.ended_at is null)) execute function count_member_changed();

drop trigger if exists count_deleted on membership;
create trigger count_deleted after delete on membership for each row execute function count_member_changed();

drop trigger if exists count_added on join_request;
create trigger count_added after insert on join_request
  referencing new table as added for each statement execute function count_requests_added();

drop trigger if exists count_decided on join_request;
create trigger count_decided after update of status on join_request for each row
  when ((old.status = 'pending') <> (new.status = 'pending')) execute function count_request_changed();

drop trigger if exists count_deleted on join_request;
create trigger count_deleted after delete on join_request for each row execute function count_request_changed();
