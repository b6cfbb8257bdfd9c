-- Search inside names and addresses. LIKE is not leakproof, so under row-level security it would lose its index
-- (200,000 rows: 1.4 ms become 215 to 324 ms). search_members is the one reviewed exception: it runs with the
-- definer's rights, takes the organization from the transaction alone, and gives back no more than ids and a count.

-- Text as it is compared, everywhere: without capitals, accents, vowel points and what nobody sees; one apostrophe and one
-- hyphen; ß as ss, æ as ae, a sigma at the end as any other. server/policy/fold.ts does the same, which a test holds.
-- Stored columns keep what this gave: to change it takes a migration that makes them again (db/schema/columns.ts).
create or replace function folded(p_text text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(replace(translate(lower(regexp_replace(normalize(
           translate(p_text, '´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－', '''''''''''''''''''''''''''''''----------'), NFKD),
           '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
           '', 'g') collate "und-x-icu"), 'łđðøıħŧς´`‘’‚‛ʹʻʼʽˈ′‵՚＇‐‑‒–—―−﹘﹣－',
         'lddoihtσ''''''''''''''''''''''''''''''----------'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;

-- The people that the filters leave, as a condition on a membership m. server/members/list/filter.ts writes the
-- same for a list without a search.
create or replace function member_scope(p_status text, p_role text) returns text
language sql stable parallel safe set search_path = '' as $$
  select format('m.org_id = %L and ', public.app_org())
      || case p_status when 'ended' then 'm.state = ''ended'''
                       when 'expired' then 'm.ended_at is null and m.expires_at <= now()'
                       else 'm.ended_at is null and (m.expires_at is null or m.expires_at > now())' end
      || case when p_status in ('active', 'disabled', 'unapproved')
              then format(' and m.state = %L', p_status) else '' end
      || case when p_role in ('admin', 'manager', 'member')
              then format(' and m.shown_role = %L', p_role) else '' end
$$;

-- The words of a term, folded, as LIKE takes them, their wildcards literal; what follows the seventh stays one piece.
create or replace function term_words(p_text text) returns text[]
language sql immutable parallel safe set search_path = '' as $$
  select case when cardinality(w) > 8 then w[1:7] || array_to_string(w[8:], ' ') else w end
    from (select array_remove(regexp_split_to_array(
            replace(replace(replace(public.folded(p_text), '\', '\\'), '%', '\%'), '_', '\_'), ' +'), '') as w) words
$$;

-- The words of a term as patterns that a text has to match all of, in any order.
create or replace function term_patterns(p_text text) returns text[]
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(array_agg('%' || w || '%'), '{}') from unnest(public.term_words(p_text)) w
$$;

-- The same as a condition on a column, for a statement that is planned with it.
create or replace function term_condition(p_column text, p_text text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg(format('%s like %L', p_column, w), ' and '), 'true')
    from unnest(public.term_patterns(p_text)) w
$$;

-- A term: its words, whether one of them has a piece that the trigram index holds, and whether one can begin a name.
-- Vowels that Thai and Lao write before their consonant sort behind it, so that they begin no range of names.
create or replace function search_term(p_text text, out words text[], out has_piece boolean, out begins boolean)
language sql immutable parallel safe set search_path = '' as $$
  select w, exists (select from unnest(w) t where t ~ '[[:alnum:]]{3}|[[:alnum:]]{2}[^[:alnum:]]|[^[:alnum:]][[:alnum:]]{2}'),
         exists (select from unnest(w) t where t ~ '^[[:alnum:]]' and t !~ '^[\u0e40-\u0e44\u0ec0-\u0ec4]')
    from (select public.term_words(p_text) as w) words
$$;

-- Names or addresses that begin with one of the words, as ranges of the index that gives the order: U+FFFF sorts last.
create or replace function term_beginnings(p_columns text[], p_words text[]) returns text
language sql immutable parallel safe set search_path = '' as $$
  select '(' || coalesce(string_agg(format('%1$s >= %2$L and %1$s < %3$L and %1$s like %4$L', c,
           replace(replace(replace(w, '\%', '%'), '\_', '_'), '\\', '\'),
           replace(replace(replace(w, '\%', '%'), '\_', '_'), '\\', '\') || U&'\FFFF', w || '%'), ' or '), 'false') || ')'
    from unnest(p_columns) c, unnest(p_words) w where w ~ '^[[:alnum:]]'
$$;

-- The terms as a condition on a membership m, whether an index can serve it, and how far it reaches. The trigram
-- index holds pieces of three letters: a term with such a piece is found anywhere ('all'). Without one, a few people
-- are walked one by one; among many, a letter or two is found where a name or an address begins ('beginnings'),
-- and signs alone have nothing to hold on to ('part').
create or replace function member_terms(
  p_search text, p_name text, p_email text, p_few boolean,
  out condition text, out indexed boolean, out extent text
) language sql immutable parallel safe set search_path = '' as $$
  with term as (
    select what, text, s.*
      from (values ('search', p_search), ('name_key', p_name), ('email_key', p_email)) g (what, text),
           public.search_term(g.text) s
     where s.words <> '{}'
  ), reach as (
    select coalesce(bool_or(has_piece), false) as has_piece,
           case when p_few or bool_or(has_piece) then 'all' when bool_or(begins) then 'beginnings'
                else 'part' end as extent
      from term
  )
  select coalesce((select string_agg(
             case when extent = 'beginnings' and begins then public.term_beginnings(
                 case what when 'search' then '{m.name_key,m.email_key}' else array['m.' || what] end::text[], words) || ' and '
               else '' end
             -- A name or address that has the term has it in what is searched as well, which is indexed.
             || public.term_condition('m.search', text)
             || case what when 'search' then '' when 'name_key' then ' and ' || public.term_condition('m.name_key', text)
                  -- No address has a space, so nothing is found by one.
                  else format(' and m.email_key like %L', '%' || array_to_string(words, ' ') || '%') end,
           ' and ') from term), 'true'),
         has_piece or extent = 'beginnings', extent
    from reach
$$;

-- One page of ids of this transaction's organization, in order, and how many match in all, counted up to p_cap
-- (0: not counted). One row at least comes back, with a null id where the page is empty.
--
-- Two stages. A frequent term is found at once by walking the index that gives the order; a rare one by its pieces
-- in the trigram index. Neither alone is bounded: to walk a million people for nobody takes half a second, and so
-- does to fetch everybody whom a frequent piece names. Each statement is planned anew at each call (execute),
-- because a plan made without the term is a thousand times slower for some.
create or replace function search_members(
  p_search text, p_name text, p_email text, p_role text, p_status text,
  p_sort text, p_descending boolean, p_key text, p_id uuid, p_limit integer, p_cap integer
) returns table (id uuid, place bigint, total integer, extent text)
language plpgsql stable security definer rows 51
set search_path = '' set jit = off set enable_seqscan = on set enable_indexscan = on as $$
declare
  v_few constant integer := 20000;
  v_steps constant integer := 5000 + 4 * p_limit;
  v_people integer; v_whole boolean; v_scope text; v_terms record;
  v_order text; v_beyond text := ''; v_sorted text; v_ids uuid[]; v_counted boolean; v_paged boolean;
begin
  select case when p_status = 'ended' then c.ended else c.live end into v_people
    from public.organization_count c where c.org_id = public.app_org();
  v_people := coalesce(v_people, 0);
  v_scope := public.member_scope(p_status, p_role);
  v_terms := public.member_terms(p_search, p_name, p_email, v_people <= v_few);
  extent := v_terms.extent;

  v_order := case p_sort when 'email' then 'm.email_key, m.id' when 'joined' then 'm.joined_at, m.id'
                         when 'role' then 'm.shown_role, m.name_key, m.id' else 'm.name_key, m.id' end;
  if p_id is not null then
    v_beyond := format(' and (%s) %s (%s, %L::uuid)', v_order, case when p_descending then '<' else '>' end,
      case p_sort
        when 'joined' then format('timestamptz ''epoch'' + %L::bigint * interval ''1 microsecond''', p_key)
        when 'role' then format('%L, %L', split_part(p_key, ':', 1), substr(p_key, strpos(p_key, ':') + 1))
        else format('%L', p_key) end, p_id);
  end if;
  if p_descending then v_order := replace(v_order, ',', ' desc,') || ' desc'; end if;

  -- A few people are walked to the end, unless the index is quicker.
  v_whole := v_people <= v_few and (v_people <= v_steps or not v_terms.indexed);
  v_sorted := ' order by ' || v_order || case when v_whole then '' else ' limit ' || v_steps end;
  v_counted := p_cap = 0;
  if not v_counted then
    execute 'select array_agg(m.id) from (select m.id from (select * from public.membership m where '
      || v_scope || v_sorted || ') m where ' || v_terms.condition || ' limit ' || p_cap || ') m' into v_ids;
    total := coalesce(cardinality(v_ids), 0);
    v_counted := v_whole or total >= p_cap or not v_terms.indexed;
  end if;
  if p_id is not null or p_cap < p_limit then
    execute 'select array_agg(m.id) from (select m.id from (select * from public.membership m where '
      || v_scope || v_beyond || v_sorted || ') m where ' || v_terms.condition || ' limit ' || p_limit || ') m'
      into v_ids;
  end if;
  v_ids := v_ids[1:p_limit];
  v_paged := v_whole or coalesce(cardinality(v_ids), 0) >= p_limit or not v_terms.indexed;

  -- Bitmaps alone: what the planner believes of a term must not lead it to walk everybody after all.
  perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  if not v_paged then
    execute 'with m as materialized (select m.id, m.name_key, m.email_key, m.shown_role, m.joined_at
      from public.membership m where ' || v_scope || ' and ' || v_terms.condition || ') select (select count(*) from (select 1 from m limit ' || p_cap || ') m),
      (select array_agg(m.id) from (select m.id from m where true' || v_beyond || ' order by ' || v_order
      || ' limit ' || p_limit || ') m)' into total, v_ids;
  elsif not v_counted then
    execute 'select count(*) from (select 1 from public.membership m where ' || v_scope || ' and '
      || v_terms.condition || ' limit ' || p_cap || ') m' into total;
  end if;

  return query select u.id, u.place, total, extent from unnest(v_ids) with ordinality u (id, place);
  if not found then
    id := null; place := 0;
    return next;
  end if;
end $$;

-- How many rows the planner expects of a query. It knows a frequent piece of text from a rare one, and not more.
-- Volatile, since PostgreSQL explains nothing inside a function that is not.
create or replace function expected_rows(p_query text) returns numeric
language plpgsql volatile set search_path = '' as $$
declare v_plan json;
begin
  execute 'explain (format json) ' || p_query into v_plan;
  return (v_plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric;
end $$;
