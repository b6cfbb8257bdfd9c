-- What belongs to invitations. Definer functions, each reviewed, each with a pinned search_path.

-- The confirmed address of the person of this transaction, in the form in which addresses are compared.
create or replace function own_address() returns text
language sql stable security definer set search_path = '' as $$
  select a.email_norm from public.account a where a.id = public.app_account() and a.deleted_at is null
$$;

-- What a link to an invitation opens, for whoever holds the link. That the address has an account, and whether it
-- belongs already, is told only through the server, which keeps it from links that prove no mailbox.
drop function if exists invitation_by_token(bytea);
create function invitation_by_token(p_token_hash bytea)
returns table (
  org_id uuid, id uuid, way text, org_name text, org_slug text, org_state text, email text, email_norm text,
  name text, role text, status text, note text, expires_at timestamptz, invited_by uuid, invited_by_name text,
  permissions text[], org_catalogs text[], sender_admin boolean, sender_manager boolean, sender_withheld boolean,
  has_account boolean, is_member boolean
) language sql stable security definer set search_path = '' as $$
  select i.org_id, i.id, l.way, g.name, g.slug, g.state, i.email, i.email_norm, i.name, i.role, i.status, i.note,
         i.expires_at, i.invited_by, i.invited_by_name, i.permissions, g.catalogs,
         coalesce(s.platform_admin and s.disabled_at is null and s.deleted_at is null, false),
         exists (select 1 from public.membership m
                  where m.org_id = i.org_id and m.account_id = i.invited_by and m.role = 'manager'
                    and m.ended_at is null and m.enabled and m.approved_at is not null and not m.account_disabled),
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
drop function if exists sender_standing(uuid);
create function sender_standing(p_account uuid)
returns table (platform_admin boolean, manager boolean, settings_withheld boolean)
language sql volatile security definer set search_path = '' as $$
  select a.platform_admin, exists (
           select 1 from public.membership m
            where m.org_id = public.app_org() and m.account_id = a.id and m.role = 'manager' and m.ended_at is null
              and m.enabled and m.approved_at is not null and not m.account_disabled),
         coalesce((select m.settings_withheld from public.membership m
                    where m.org_id = public.app_org() and m.account_id = a.id and m.ended_at is null), false)
    from public.account a
   where a.id = p_account and a.disabled_at is null and a.deleted_at is null for share
$$;

-- An organization that awaited its Manager becomes active with the first one (INV-1). True when it did.
create or replace function organization_has_manager() returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.organization g set state = 'active'
   where g.id = public.app_org() and g.state = 'awaiting_manager'
     and exists (select 1 from public.membership m
                  where m.org_id = g.id and m.role = 'manager' and m.ended_at is null
                    and m.enabled and m.approved_at is not null and not m.account_disabled);
  return found;
end $$;
