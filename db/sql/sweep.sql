-- Deletes what nobody needs any more, up to p_most rows of each kind, and says how many. How long each is kept:
--   limits              until they count no more
--   sign-ups, links     30 days after their end, so that an old link still says what became of it
--   sessions            180 days after their last use: by them a known device is known again
--   mails sent, dropped 30 days; those that a human looked into, 90. What needs a human stays.
create or replace function sweep(p_most int) returns table (what text, gone bigint)
language plpgsql volatile security definer set search_path = '' as $$
begin
  what := 'limits';
  delete from public.rate_limit where key in (
    select l.key from public.rate_limit l where l.expire < now() limit p_most);
  get diagnostics gone = row_count; return next;

  what := 'sessions';
  delete from public.session where id_hash in (
    select s.id_hash from public.session s left join public.sign_up u on u.id = s.sign_up_id
     where s.last_seen_at < now() - interval '180 days'
        or u.expires_at < now() - interval '30 days' limit p_most);
  get diagnostics gone = row_count; return next;

  what := 'sign-ups';
  delete from public.sign_up where id in (
    select u.id from public.sign_up u where u.expires_at < now() - interval '30 days'
       and not exists (select 1 from public.session s where s.sign_up_id = u.id) limit p_most);
  get diagnostics gone = row_count; return next;

  what := 'links';
  delete from public.account_link where id in (
    select l.id from public.account_link l where l.expires_at < now() - interval '30 days' limit p_most);
  get diagnostics gone = row_count; return next;

  what := 'mails';
  delete from public.outbox where (org_id, id) in (
    select o.org_id, o.id from public.outbox o
     where (o.status in ('sent', 'dropped') and o.created_at < now() - interval '30 days')
        or (o.status in ('failed', 'unknown') and o.settled_at < now() - interval '90 days') limit p_most);
  get diagnostics gone = row_count; return next;
end $$;
