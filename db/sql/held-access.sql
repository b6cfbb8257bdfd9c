-- What somebody holds, said once.

-- Everything that was given to a member and not taken back, themselves or by a team they are in, with what decides
-- whether it counts: for explanations, which also tell what will begin, what is over and what waits for its team.
-- A team that was deleted gives nothing and is not named. `active` says nothing about whether teams are on.
create or replace function grants_to(p_org uuid, p_member uuid)
returns table (
  id uuid, permission text, set_id uuid, starts_at timestamptz, expires_at timestamptz,
  team_id uuid, team_name text, team_active boolean, active boolean
) language sql stable parallel safe rows 8 as $$
  select x.id, x.permission, x.set_id, x.starts_at, x.expires_at,
         null::uuid, null::text, null::boolean, public.is_active_grant(x)
    from public.access_grant x
   where x.org_id = p_org and x.membership_id = p_member and x.ended_at is null
  union all
  select x.id, x.permission, x.set_id, x.starts_at, x.expires_at,
         t.id, t.name, public.is_active_team(t), public.is_active_grant(x) and public.is_active_team(t)
    from public.team_member tm
    join public.team t on t.org_id = tm.org_id and t.id = tm.team_id and t.deleted_at is null
    join public.access_grant x on x.org_id = tm.org_id and x.team_id = tm.team_id and x.ended_at is null
   where tm.org_id = p_org and tm.membership_id = p_member and tm.ended_at is null
$$;

-- What a member holds at this moment, grant by grant. Whether a permission counts is for the catalog to say.
create or replace function held_by(p_org uuid, p_member uuid)
returns table (id uuid, permission text, set_id uuid, team_id uuid) language sql stable parallel safe rows 8 as $$
  select h.id, h.permission, h.set_id, h.team_id
    from public.grants_to(p_org, p_member) h
   where h.active
     and (h.team_id is null or exists (select 1 from public.organization g where g.id = p_org and g.teams_on))
$$;

-- The same from the other side: who holds a set at this moment, perhaps twice.
create or replace function holders_of(p_org uuid, p_set uuid) returns table (membership_id uuid)
language sql stable parallel safe as $$
  select x.membership_id from public.access_grant x
   where x.org_id = p_org and x.set_id = p_set and x.membership_id is not null and public.is_active_grant(x)
  union all
  select tm.membership_id
    from public.access_grant x
    join public.team t on t.org_id = x.org_id and t.id = x.team_id and public.is_active_team(t)
    join public.team_member tm on tm.org_id = x.org_id and tm.team_id = x.team_id and tm.ended_at is null
   where x.org_id = p_org and x.set_id = p_set and public.is_active_grant(x)
     and exists (select 1 from public.organization g where g.id = p_org and g.teams_on)
$$;

-- The permissions that a member holds at this moment, each once, for whoever acts.
create or replace function held_keys(p_org uuid, p_member uuid) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
  -- In this language, because its plan is kept: this is asked by every request.
  return array(select distinct k.key
    from public.held_by(p_org, p_member) h
    left join public.permission_set s on s.org_id = p_org and s.id = h.set_id
    cross join lateral unnest(coalesce(s.keys, array[h.permission])) as k(key));
end $$;
