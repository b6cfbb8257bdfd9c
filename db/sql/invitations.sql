-- What belongs to invitations. Definer functions, each reviewed, each with a pinned search_path.

-- The confirmed address of the person of this transaction, in the form in which addresses are compared.
create or replace function own_address() returns text
language sql stable security definer set search_path = '' as $$
  select a.email_norm from public.account a where a.id = public.app_account() and a.deleted_at is null
$$;

-- False for an invitation to Manager whose sender is no longer PlatformAdmin: it is void (INV-4).
create or replace function invitation_is_valid(p_role text, p_sender uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_role <> 'manager' or exists (
    select 1 from public.account a
     where a.id = p_sender and a.platform_admin and a.disabled_at is null and a.deleted_at is null)
$$;

-- The permission sets and teams that come with an invitation, whether each still exists, and the keys that it gives: also
-- those of a team's grants that begin later. Who joins the team gets these by the same decision, so the sender must be
-- allowed to give them (INV-2), and the invitation shows them. With the caller's rights.
create or replace function attached_access(p_org uuid, p_sets uuid[], p_teams uuid[])
returns table (kind text, id uuid, name text, stands boolean, keys text[])
language sql stable set search_path = '' as $$
  select 'set', s.id, s.name, s.archived_at is null, s.keys
    from public.permission_set s where s.org_id = p_org and s.id = any (p_sets)
  union all
  select 'team', t.id, t.name, public.is_active_team(t) and g.teams_on, array(
           select distinct k.key
             from public.access_grant x
             left join public.permission_set s on s.org_id = x.org_id and s.id = x.set_id
             cross join lateral unnest(coalesce(s.keys, array[x.permission])) k (key)
            where x.org_id = t.org_id and x.team_id = t.id and public.is_open_grant(x)
            order by k.key)
    from public.team t join public.organization g on g.id = t.org_id
   where t.org_id = p_org and t.id = any (p_teams)
   order by 1, 3, 2
$$;

-- How many mails about invitations went from this transaction's organization to each of some addresses within a day, and
-- when the first of them will be a day old. What was dropped before it went out does not count.
create or replace function invited_by_mail_today(p_addresses text[])
returns table (email text, count integer, fewer_from timestamptz)
language sql stable security definer set search_path = '' as $$
  select lower(o.to_email), count(*)::int, min(o.created_at) + interval '1 day'
    from public.outbox o
   where o.org_id = public.app_org() and o.about_kind = 'invitation' and lower(o.to_email) = any (p_addresses)
     and o.created_at > now() - interval '1 day' and o.status <> 'dropped'
   group by 1
$$;

-- One page of ids of this transaction's organization, the newest first. A frequent term is found by walking the order,
-- a rare one by its pieces in the trigram index, as in search_members. A term without such a piece is looked for among
-- the newest 50,000, which the screen says (server/invitations/list/page.ts).
create or replace function list_invitations(p_show text, p_search text, p_moment bigint, p_id uuid, p_limit integer)
returns table (id uuid, place bigint)
language plpgsql stable security definer rows 51
set search_path = '' set jit = off set enable_seqscan = on set enable_indexscan = on as $$
declare
  v_term record; v_matches text; v_scope text; v_order constant text := ' order by i.invited_at desc, i.id desc limit ';
  v_ids uuid[];
begin
  v_scope := format('i.org_id = %L', public.app_org()) || case
    when p_show in ('open', 'undelivered') then ' and i.status = ''open'' and i.expires_at > now()'
    when p_show = 'expired' then ' and i.status = ''open'' and i.expires_at <= now()'
    when p_show = 'all' then '' else format(' and i.status = %L', p_show) end;
  if p_show = 'undelivered' then
    v_scope := v_scope || format(' and i.id in (
      select o.about_id from public.outbox o
       where o.org_id = %1$L and o.about_kind = ''invitation'' and o.status in (''failed'', ''unknown'')
         and not exists (select 1 from public.outbox n where n.org_id = %1$L and n.about_kind = ''invitation''
                            and n.about_id = o.about_id and n.created_at > o.created_at))', public.app_org());
  end if;
  if p_id is not null then
    v_scope := v_scope || format(' and (i.invited_at, i.id) < (timestamptz ''epoch'' + %L::bigint * interval
      ''1 microsecond'', %L::uuid)', p_moment, p_id);
  end if;
  v_term := public.search_term(p_search);
  v_matches := public.term_condition('i.search', p_search);

  execute 'select array_agg(i.id) from (select i.id from (select i.id, i.search from public.invitation i where ' || v_scope
    || v_order || case when coalesce(p_search, '') = '' then p_limit when v_term.has_piece then 5000 else 50000 end
    || ') i where ' || v_matches || ' limit ' || p_limit || ') i' into v_ids;
  if v_term.has_piece and coalesce(cardinality(v_ids), 0) < p_limit then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
    execute 'with i as materialized (select i.id, i.invited_at from public.invitation i where ' || v_scope || ' and '
      || v_matches || ') select array_agg(i.id) from (select i.id from i' || v_order || p_limit || ') i' into v_ids;
  end if;
  return query select u.id, u.place from unnest(v_ids) with ordinality u (id, place);
end $$;

-- What a link to an invitation opens, for whoever holds the link. That the address has an account, and whether it
-- belongs already, is told only through the server, which keeps it from links that prove no mailbox.
create or replace function invitation_by_token(p_token_hash bytea)
returns table (
  org_id uuid, id uuid, way text, org_name text, org_slug text, org_state text, email text, email_norm text,
  name text, role text, status text, note text, expires_at timestamptz, membership_ends_at timestamptz,
  invited_by uuid, invited_by_name text,
  permissions text[], attached jsonb, org_catalogs text[], sender_admin boolean, sender_manager boolean, sender_withheld boolean,
  has_account boolean, is_member boolean
) language sql stable security definer set search_path = '' as $$
  select i.org_id, i.id, l.way, g.name, g.slug, g.state, i.email, i.email_norm, i.name, i.role, i.status, i.note,
         i.expires_at, i.membership_ends_at, i.invited_by, i.invited_by_name, i.permissions,
         (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from public.attached_access(i.org_id, i.set_ids, i.team_ids) c),
         g.catalogs,
         coalesce(s.platform_admin and s.disabled_at is null and s.deleted_at is null, false),
         exists (select 1 from public.membership m
                  where m.org_id = i.org_id and m.account_id = i.invited_by and public.is_active_manager(m)),
         coalesce((select m.settings_withheld from public.membership m
                    where m.org_id = i.org_id and m.account_id = i.invited_by and m.ended_at is null), false),
         a.id is not null,
         exists (select 1 from public.membership m
                  where m.org_id = i.org_id and m.account_id = a.id and m.ended_at is null)
    from public.invitation_link l
    join public.invitation i on i.org_id = l.org_id and i.id = l.invitation_id
    join public.organization g on g.id = i.org_id
    left join public.account s on s.id = i.invited_by
    left join public.account a on a.email_norm = i.email_norm and a.deleted_at is null
   where l.token_hash = p_token_hash
$$;

-- What an account may give in this transaction's organization right now; its row is held until commit, so that
-- authority cannot be taken while an invitation is accepted by it.
create or replace function sender_context(p_account uuid)
returns table (platform_admin boolean, manager boolean, settings_withheld boolean)
language sql volatile security definer set search_path = '' as $$
  select a.platform_admin, exists (
           select 1 from public.membership m
            where m.org_id = public.app_org() and m.account_id = a.id and public.is_active_manager(m)),
         coalesce((select m.settings_withheld from public.membership m
                    where m.org_id = public.app_org() and m.account_id = a.id and m.ended_at is null), false)
    from public.account a
   where a.id = p_account and a.disabled_at is null and a.deleted_at is null for share
$$;

