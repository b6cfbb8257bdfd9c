-- What counts at this moment, each said once: an active member, an active Manager, an active team, an active grant.
-- These functions run with the caller's rights and pin no search_path, so that the planner takes them into the query;
-- so do those of held-access.sql.

-- A membership that lets its account in. Whether the organization itself is open is a question of its own.
-- `state` says that it has not ended either; "ended_at is null" is there for the indexes of live members.
create or replace function is_active_member(m membership) returns boolean language sql stable parallel safe as $$
  select m.ended_at is null and m.state = 'active' and (m.expires_at is null or m.expires_at > now())
$$;

-- Managers who can get in: what INV-1 counts. A Manager's membership has no end (a check of the table).
create or replace function is_active_manager(m membership) returns boolean language sql immutable parallel safe as $$
  select m.role = 'manager' and m.ended_at is null and m.state = 'active'
$$;

-- A team whose grants reach the people in it, as long as the organization has teams.
create or replace function is_active_team(t team) returns boolean language sql immutable parallel safe as $$
  select t.deactivated_at is null and t.deleted_at is null
$$;

-- A grant that was not taken back and is not over: it counts, or will.
create or replace function is_open_grant(x access_grant) returns boolean language sql stable parallel safe as $$
  select x.ended_at is null and (x.expires_at is null or x.expires_at > now())
$$;

-- A grant that counts at this moment.
create or replace function is_active_grant(x access_grant) returns boolean language sql stable parallel safe as $$
  select x.ended_at is null and x.starts_at <= now() and (x.expires_at is null or x.expires_at > now())
$$;
