-- Searches every account of the platform, by name, as search_members does the people of one organization; for platform
-- administrators, with their own rights. A letter or two is found where a name begins, unless there are few accounts. A term that seems rare is fetched by its pieces
-- at once, and walked for after all where it turns out not to be.
create or replace function search_accounts(
  p_search text, p_key text, p_id uuid, p_limit integer, p_cap integer, p_scope text
)
returns table (id uuid, place bigint, total integer, extent text)
language plpgsql stable rows 51
set search_path = '' set jit = off set enable_seqscan = on set enable_indexscan = on as $$
declare
  v_few constant integer := 20000;
  v_steps constant integer := 5000;
  -- From account_scope alone, which knows what can stand here.
  v_from constant text := 'from public.account a where a.deleted_at is null and ' || replace(p_scope, 'account.', 'a.');
  v_term record; v_whole boolean; v_matches text; v_walk text; v_beyond text := ''; v_ids uuid[];
  v_found integer;
begin
  select * into v_term from public.search_term(p_search);
  select count(*) <= v_few into v_whole from (select 1 from public.account limit v_few + 1) a;
  extent := case when v_whole or v_term.has_piece then 'all' when v_term.begins then 'beginnings' else 'part' end;
  v_matches := public.term_condition('a.search', p_search) || case when extent = 'beginnings'
                 then ' and ' || public.term_beginnings('{a.name_key}', v_term.words) else '' end;
  if p_id is not null then
    v_beyond := format(' and (a.name_key, a.id) > (%L, %L::uuid)', p_key, p_id);
  end if;

  if not v_whole and v_term.has_piece
     and public.expected_rows('select 1 ' || v_from || ' and ' || v_matches) < v_steps then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
    execute 'with a as materialized (select a.id, a.name_key ' || v_from || ' and ' || v_matches || ' limit ' || v_steps
      || ') select (select count(*) from a), (select array_agg(a.id) from (select a.id from a where true' || v_beyond
      || ' order by a.name_key, a.id limit ' || p_limit || ') a)' into v_found, v_ids;
    total := least(v_found, p_cap);
    perform set_config('enable_seqscan', 'on', true), set_config('enable_indexscan', 'on', true);
  end if;

  if v_found is null or v_found >= v_steps then
    -- A beginning is a range of the index that gives the order; anything else is walked for a while.
    v_walk := case when v_whole or extent = 'beginnings' then '' else ' limit ' || v_steps end;
    execute 'select array_agg(a.id) from (select a.id from (select a.id, a.name_key, a.search ' || v_from
      || case when extent = 'beginnings' then ' and ' || v_matches else '' end || ' order by a.name_key, a.id' || v_walk
      || ') a where ' || v_matches || ' limit ' || p_cap || ') a' into v_ids;
    total := coalesce(cardinality(v_ids), 0);
    if p_id is not null then
      execute 'select array_agg(a.id) from (select a.id from (select a.id, a.name_key, a.search ' || v_from || v_beyond
        || case when extent = 'beginnings' then ' and ' || v_matches else '' end || ' order by a.name_key, a.id' || v_walk
        || ') a where ' || v_matches || ' limit ' || p_limit || ') a' into v_ids;
    end if;
    v_ids := v_ids[1:p_limit];

    if v_walk <> '' and v_term.has_piece and (total < p_cap or coalesce(cardinality(v_ids), 0) < p_limit) then
      perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
      if coalesce(cardinality(v_ids), 0) < p_limit then
        execute 'with a as materialized (select a.id, a.name_key ' || v_from || ' and ' || v_matches || ')
          select (select count(*) from (select 1 from a limit ' || p_cap || ') a), (select array_agg(a.id) from
          (select a.id from a where true' || v_beyond || ' order by a.name_key, a.id limit ' || p_limit || ') a)'
          into total, v_ids;
      else
        execute 'select count(*) from (select 1 ' || v_from || ' and ' || v_matches || ' limit ' || p_cap || ') a'
          into total;
      end if;
    end if;
  end if;

  return query select u.id, u.place, total, extent from unnest(v_ids) with ordinality u (id, place);
  if not found then
    id := null; place := 0;
    return next;
  end if;
end $$;

-- The accounts that the filters of All Users leave, as a condition on account.
create or replace function account_scope(p_role text, p_state text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select case p_role
           when 'admins' then 'account.platform_admin'
           -- From the few who govern, not from everybody.
           when 'managers' then 'account.id = any (array(select m.account_id from public.membership m
             where m.role = ''manager'' and m.ended_at is null))'
           when 'members' then 'not account.platform_admin and exists (select 1 from public.membership m
             where m.account_id = account.id and m.ended_at is null)
             and not exists (select 1 from public.membership m
             where m.account_id = account.id and m.role = ''manager'' and m.ended_at is null)'
           when 'nowhere' then 'not exists (select 1 from public.membership m
             where m.account_id = account.id and m.ended_at is null)'
           else 'true' end
      || case p_state
           when 'active' then ' and account.disabled_at is null'
           when 'disabled' then ' and account.disabled_at is not null'
           when 'never' then ' and account.last_active_at = ''-infinity'''
           when 'inactive' then ' and account.last_active_at > ''-infinity''
             and account.last_active_at < now() - interval ''90 days'''
           else '' end
$$;
