-- Who stands in the events of a chain: under which id, name and address, and which account that was. Kept as events are
-- appended, because no other table knows everybody: who only asked, who was invited, who acted from outside, and who is
-- gone with the organization.
create or replace function note_audit_people() returns trigger
language plpgsql security definer set search_path = '' as $$
declare w record;
begin
  -- One by one, so that each look-up is by the key: as one statement it may be planned to read everybody known. Almost
  -- everybody is known already, and a row that is made folds names for the search.
  for w in select e.org_id, p.* from added e cross join lateral public.people_of_event(e.body) p loop
    perform 1 from public.audit_person p
      where p.org_id = w.org_id and p.id = w.id and p.name = w.name and p.email = w.email;
    continue when found;
    insert into public.audit_person (org_id, id, account_id, name, email)
    values (w.org_id, w.id, case w.kind
              when 'account' then w.id
              when 'membership' then (select m.account_id from public.membership m where m.org_id = w.org_id and m.id = w.id)
              when 'request' then (select r.account_id from public.join_request r where r.org_id = w.org_id and r.id = w.id)
            end, w.name, w.email)
    on conflict do nothing;
  end loop;
  return null;
end $$;

-- The two people of an event, as far as they are people. A mail is about somebody by its address; its name is a subject.
-- Without a search_path of its own, so that it becomes part of the statement that calls it.
create or replace function people_of_event(p_body text)
returns table (id uuid, kind text, name text, email text)
language sql immutable rows 2 as $$
  select (p.who ->> 'id')::uuid, p.kind, case p.kind when 'mail' then '' else left(p.name, 300) end,
         left(coalesce(p.who ->> 'email', ''), 400)
    from (select p_body::jsonb as body) e cross join lateral (values
           ('account', e.body -> 'actor' ->> 'name', e.body -> 'actor'),
           (e.body -> 'target' ->> 'kind', e.body -> 'target' ->> 'label', e.body -> 'target')) p (kind, name, who)
   where p.kind in ('account', 'membership', 'request', 'invitation', 'mail') and p.who ->> 'id' is not null
$$;

drop trigger if exists note_audit_people on audit_event;
create trigger note_audit_people after insert on audit_event referencing new table as added
  for each statement execute function note_audit_people();

-- Who has a piece of a name or an address in the chain of this transaction's organization; of a letter or two, who has
-- a word that begins so. Signs alone find nobody. Planned anew at each call: frequent and rare pieces want other plans.
create or replace function search_audit_people(p_search text, p_limit integer)
returns table (id uuid, account_id uuid, name text, email text)
language plpgsql stable security definer rows 100 set search_path = '' as $$
declare v record;
begin
  select * into v from public.search_term(p_search);
  if array_to_string(v.words, '') ~ '[[:alnum:]]' then
    return query execute
      'select p.id, p.account_id, p.name, p.email from public.audit_person p where p.org_id = $1 and '
        || case when v.has_piece then public.term_condition('p.search', p_search)
             else (select string_agg(format('p.search like %L', '% ' || w || '%'), ' and ') from unnest(v.words) w) end
        || ' limit $2'
      using public.app_org(), p_limit;
  end if;
end $$;

-- Which of these members of this transaction's organization were PlatformAdmins at a moment: by the last event of the
-- platform's chain that says so before it, else by the first after it, else as it is now. Each account reads no more
-- than its own events.
create or replace function platform_admins_at(p_members uuid[], p_at timestamptz) returns setof uuid
language sql stable security definer rows 1 set search_path = '' as $$
  with made as (
    select m.id as member, a.platform_admin as now, e.at, e.seq, e.action <> 'account.platform_admin_unmade' as so
      from public.membership m
      join public.account a on a.id = m.account_id
      left join public.audit_event e
        on e.org_id = '00000000-0000-0000-0000-000000000000' and e.target_id = a.id
       and e.action in ('platform.set_up', 'account.platform_admin_made', 'account.platform_admin_unmade')
     where m.org_id = public.app_org() and m.id = any (p_members)
  )
  select x.member from made x group by x.member
  having coalesce(
    (array_agg(x.so order by x.at desc, x.seq desc) filter (where x.at <= p_at))[1],
    not (array_agg(x.so order by x.at, x.seq) filter (where x.at > p_at))[1],
    bool_or(x.now))
$$;
