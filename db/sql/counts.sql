-- Counts of every organization, kept with each change of what they count. Inserts are counted by statement, so that
-- many rows at once cost one update; the others are rare and counted by row. Whoever changes a membership or a
-- request holds the organization's lock already, so nobody waits here for somebody who waits for them.

create or replace function count_members_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.organization_count as c (org_id, live, ended, unapproved)
  select a.org_id, count(*) filter (where a.ended_at is null), count(*) filter (where a.ended_at is not null),
         count(*) filter (where a.ended_at is null and a.approved_at is null)
    from added a group by a.org_id order by a.org_id
  on conflict (org_id) do update set live = c.live + excluded.live, ended = c.ended + excluded.ended,
     unapproved = c.unapproved + excluded.unapproved,
     expired = c.expired + (select count(*) from added x where x.org_id = c.org_id and x.ended_at is null
                               and x.expires_at <= c.expired_until);
  return null;
end $$;

create or replace function count_member_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.organization_count c
     set live = live - (old.ended_at is null)::int
                     + case when tg_op = 'UPDATE' then (new.ended_at is null)::int else 0 end,
         ended = ended - (old.ended_at is not null)::int
                       + case when tg_op = 'UPDATE' then (new.ended_at is not null)::int else 0 end,
         unapproved = unapproved - (old.ended_at is null and old.approved_at is null)::int
                    + case when tg_op = 'UPDATE' then (new.ended_at is null and new.approved_at is null)::int else 0 end,
         expired = expired - coalesce(old.ended_at is null and old.expires_at <= expired_until, false)::int
                   + case when tg_op = 'UPDATE'
                          then coalesce(new.ended_at is null and new.expires_at <= expired_until, false)::int else 0 end
   where c.org_id = old.org_id;
  return null;
end $$;

-- Counts the memberships of this transaction's organization that came to their end since they were last counted. Under
-- the organization's lock, so that nobody else changes one meanwhile.
create or replace function count_expired() returns void
language sql volatile security definer set search_path = '' as $$
  update public.organization_count c
     set expired = c.expired + (
           select count(*) from public.membership m
            where m.org_id = c.org_id and m.ended_at is null
              and m.expires_at > c.expired_until and m.expires_at <= now()),
         expired_until = now()
   where c.org_id = public.app_org() and c.expired_until < now()
$$;

-- Organizations in which so many came to their end since then that it is felt by whoever reads, in order of id.
create or replace function organizations_to_count(p_after uuid, p_limit integer) returns setof uuid
language sql stable security definer rows 100 set search_path = '' as $$
  select c.org_id from public.organization_count c
   where c.org_id > p_after and (
     select count(*) from (
       select 1 from public.membership m
        where m.org_id = c.org_id and m.ended_at is null and m.expires_at > c.expired_until and m.expires_at <= now()
        limit 50) felt) = 50
   order by c.org_id limit p_limit
$$;

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
create trigger count_ended after update of ended_at, expires_at, approved_at on membership for each row
  when ((old.ended_at is null) <> (new.ended_at is null) or (old.approved_at is null) <> (new.approved_at is null)
        or old.expires_at is distinct from new.expires_at) execute function count_member_changed();

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
