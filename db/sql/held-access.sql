-- The permissions that a membership holds at this moment, by whatever way: its own grants and those of its teams, each
-- of one permission or of a set. Whether they count is for the catalog to say. server/grants/queries.ts writes the
-- same for lists.
create or replace function held_keys(p_org uuid, p_member uuid) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
  -- In this language, because its plan is kept: this is asked by every request.
  return array(select distinct k.key
    from (
      select x.permission, x.set_id from public.access_grant x
       where x.org_id = p_org and x.membership_id = p_member and x.ended_at is null
         and x.starts_at <= now() and (x.expires_at is null or x.expires_at > now())
      union all
      select x.permission, x.set_id
        from public.organization g
        join public.team_member tm on tm.org_id = g.id and tm.membership_id = p_member and tm.ended_at is null
        join public.team t on t.org_id = g.id and t.id = tm.team_id
         and t.deactivated_at is null and t.deleted_at is null
        join public.access_grant x on x.org_id = g.id and x.team_id = t.id and x.ended_at is null
         and x.starts_at <= now() and (x.expires_at is null or x.expires_at > now())
       where g.id = p_org and g.teams_on
    ) held
    left join public.permission_set s on s.org_id = p_org and s.id = held.set_id
    cross join lateral unnest(coalesce(s.keys, array[held.permission])) as k(key));
end $$;
