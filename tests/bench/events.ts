import type { Sql } from "postgres";
import { withoutIndexes } from "./data";

/** The organizations whose audits are compared, and how many events the smaller one has. */
export const ofManyEvents = "thousand";
export const ofFewEvents = "fifty-7";
export const fewEvents = 1000;

const atOnce = 1_000_000;
/** Numbers of the bench's events begin behind it, so that what the bench changes itself has its own. */
const first = 1_000_000;

/** Makes so many events in the one audit and few in the other, once. */
export async function makeAudit(owner: Sql, orgs: Map<string, string>, events: number): Promise<void> {
  const [large, small] = [orgs.get(ofManyEvents) ?? "", orgs.get(ofFewEvents) ?? ""];
  const [last] = await owner`select 1 from audit_event where org_id = ${large} and seq = ${first + events}`;
  if (last) return;
  await owner`delete from audit_event where key_id = 'bench' and org_id in (${large}, ${small})`;
  await owner`alter table audit_event disable trigger user`;
  await withoutIndexes(owner, ["audit_event"], async () => {
    await makeEvents(owner, large, events);
    await makeEvents(owner, small, fewEvents);
  });
  await owner`alter table audit_event enable trigger user`;
  for (const org of [large, small]) await noteWhoStandsIn(owner, org);
  await owner`vacuum (analyze) audit_event`;
  await owner`vacuum (analyze) audit_person`;
}

/** Events of ten people on all members of an organization, one a minute until the first of November; without hashes. */
async function makeEvents(owner: Sql, org: string, events: number): Promise<void> {
  const actions = [
    "membership.disabled",
    "membership.enabled",
    "request.approved",
    "team.joined",
    "settings.changed",
  ];
  for (let from = 1; from <= events; from += atOnce) {
    await owner`
      insert into audit_event (org_id, seq, at, prev, hash, key_id, body)
      select ${org}, ${first} + n, timestamptz '2026-11-01' - (${events}::int - n) * interval '1 minute', '', '', 'bench',
             jsonb_build_object('action', (${actions}::text[])[1 + n % 5],
               'actor', jsonb_build_object('id', md5('actor' || n % 10)::uuid, 'name', 'Quentin Number' || n % 10,
                                           'email', 'q' || n % 10 || '@bench.example', 'role', 'Manager'),
               'target', jsonb_build_object('kind', 'membership', 'id', m.ids[1 + n % cardinality(m.ids)],
                                            'label', m.names[1 + n % cardinality(m.ids)], 'email', ''),
               'after', jsonb_build_object('team', 'Night shift'),
               'ip', '203.0.113.7', 'requestId', 'bench', 'userAgent', null)::text
        from generate_series(${from}::int, ${Math.min(events, from + atOnce - 1)}::int) n,
             (select array_agg(id order by id) as ids, array_agg(name order by id) as names
                from membership where org_id = ${org}) m`;
  }
  await owner`
    insert into audit_head (org_id, seq, hash) values (${org}, ${first + events}, decode(repeat('00', 32), 'hex'))
    on conflict (org_id) do update set seq = excluded.seq, hash = excluded.hash where audit_head.seq < excluded.seq`;
}

/** What the trigger would have kept: the same people come again and again, so the first of the events have them all. */
async function noteWhoStandsIn(owner: Sql, org: string): Promise<void> {
  await owner`
    insert into audit_person (org_id, id, account_id, name, email)
    select distinct e.org_id, w.id, coalesce(m.account_id, w.id), w.name, w.email
      from audit_event e cross join lateral people_of_event(e.body) w
      left join membership m on m.org_id = e.org_id and m.id = w.id
     where e.org_id = ${org} and e.seq between ${first} and ${first + 20_000}
    on conflict do nothing`;
}
