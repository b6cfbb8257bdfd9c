-- Counts one use of a limit with the change that spends it: a change that is refused is not counted. The counter
-- belongs to the organization of this transaction, so that no organization spends another's. Says how many seconds to
-- wait, or 0 when it was spent. server/access/rate-limits.ts counts in the same table what must survive a refusal, such as guesses.
create or replace function spend_here(p_limit text, p_key text, p_most int, p_seconds int) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp(); v_points int; v_expire timestamptz;
  v_org text := coalesce(nullif(current_setting('app.org_id', true), ''), '-');
begin
  insert into public.rate_limit as l (key, points, expire)
  values (p_limit || ':' || v_org || ':' || encode(sha256(convert_to(p_key, 'UTF8')), 'hex'), 1,
          v_now + make_interval(secs => p_seconds))
  on conflict (key) do update
     set points = case when l.expire > v_now then l.points + 1 else 1 end,
         expire = case when l.expire > v_now then l.expire else excluded.expire end
  returning l.points, l.expire into v_points, v_expire;
  if v_points <= p_most then return 0; end if;
  return greatest(1, ceil(extract(epoch from v_expire - v_now)))::int;
end $$;
