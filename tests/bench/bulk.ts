import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { cast } from "@/db/demo/cast";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { runNextJob } from "@/server/worker/run-job";
import { type Line, median, ratios } from "./ratios";

const [atOnce, oneByOne, rounds] = [400, 40, 5];

/** What each of many costs who are approved at once, against who is approved alone, in an organization of 100,000. */
export async function bulkLines(owner: Sql): Promise<Line[]> {
  const session = hashOf(randomBytes(16).toString("hex"));
  await owner`
    insert into session (id_hash, account_id, cred_version, method)
    select ${session}, id, cred_version, 'password' from account where email = ${cast.pia.email}`;
  const pia = createCaller({ session, ip: null, userAgent: null, requestId: "bench" });
  const org = "hundred";
  const times = { many: [] as number[], one: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const ids = await newcomers(owner, org, atOnce + oneByOne);
    const singles = ids.splice(atOnce);
    await pia.jobs.approveMany({ org, ids });
    const begun = performance.now();
    while (await runNextJob());
    times.many.push((performance.now() - begun) / ids.length);
    const single = performance.now();
    for (const id of singles) await pia.requests.approve({ org, id });
    times.one.push((performance.now() - single) / singles.length);
  }
  return [
    {
      budget: "P11",
      what: "approving 400 at once, each of them, to approving one",
      ratios: ratios(times.many, times.one),
      atMost: Number.POSITIVE_INFINITY,
      note: `${(1000 / median(times.many)).toFixed(0)} a second, one by one ${(1000 / median(times.one)).toFixed(0)}`,
    },
  ];
}

/** Makes accounts who wait; the ids of their requests. */
async function newcomers(owner: Sql, org: string, count: number): Promise<string[]> {
  const rows = await owner<{ id: string }[]>`
    with fresh as (
      insert into account (name, email, email_norm)
      select 'Nell Newcomer', address, address from generate_series(1, ${count}::int) n,
             lateral (select 'nell' || gen_random_uuid() || n || '@bench.example' as address) a returning id)
    insert into join_request (org_id, account_id, note, expires_at)
    select o.id, fresh.id, 'Let me in', now() + interval '30 days' from fresh, organization o where o.slug = ${org}
    returning id`;
  return rows.map(({ id }) => id);
}
