import type { Sql } from "postgres";
import { meaningInChain } from "@/server/audit/list/meaning";
import { pageOfChain } from "@/server/audit/list/page";
import type { Tx } from "@/server/doors/transaction";
import { inside } from "./inside";
import { type Line, ratios, timesInTurn } from "./ratios";

const large = "thousand";
const small = "fifty-7";
const fewEvents = 1000;

/** What the audit's pages cost with many events to few (P14). */
export async function auditLines(owner: Sql, orgs: Map<string, string>, events: number): Promise<Line[]> {
  await makeEvents(owner, orgs.get(large) ?? "", events);
  await makeEvents(owner, orgs.get(small) ?? "", fewEvents);
  await owner`vacuum (analyze) audit_event`;
  await owner`vacuum (analyze) audit_person`;
  return pageLines(orgs, events);
}

/** Events of ten people on all members of an organization, one a minute until the first of November. */
async function makeEvents(owner: Sql, org: string, events: number): Promise<void> {
  const actions = [
    "membership.disabled",
    "membership.enabled",
    "request.approved",
    "team.joined",
    "settings.changed",
  ];
  await owner`
    insert into audit_event (org_id, seq, at, prev, hash, key_id, body)
    select ${org}, 1000000 + n, timestamptz '2026-11-01' - (${events}::int - n) * interval '1 minute', '', '', 'bench',
           jsonb_build_object('action', (${actions}::text[])[1 + n % 5],
             'actor', jsonb_build_object('id', md5('actor' || n % 10)::uuid, 'name', 'Quentin Number' || n % 10,
                                         'email', 'q' || n % 10 || '@bench.example', 'role', 'Manager'),
             'target', jsonb_build_object('kind', 'membership', 'id', m.ids[1 + n % cardinality(m.ids)],
                                          'label', m.names[1 + n % cardinality(m.ids)], 'email', ''),
             'ip', '203.0.113.7', 'requestId', 'bench', 'userAgent', null)::text
      from generate_series(1, ${events}::int) n,
           (select array_agg(id order by id) as ids, array_agg(name order by id) as names
              from membership where org_id = ${org}) m`;
}

const filters = {
  "the first page": {},
  "what one person did": { who: "number7" },
  "one action": { action: "request.approved" },
  "a category": { category: "memberships" },
  "what one person did in a category": { who: "number7", category: "memberships" },
  "one day": { from: "2026-10-31", to: "2026-10-31" },
  "who a name means": { who: "quentin" },
};

const everything = { accountId: "", all: true };

async function pageLines(orgs: Map<string, string>, events: number): Promise<Line[]> {
  const page = (tx: Tx, slug: string, filter: object) => async () => {
    const chain = { id: orgs.get(slug) ?? "", name: slug };
    return pageOfChain(tx, chain, await meaningInChain(tx, chain.id, filter), filter, everything);
  };
  const lines: Line[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    const times = await inside(orgs.get(large) ?? "", (many) =>
      inside(orgs.get(small) ?? "", (few) =>
        timesInTurn({ many: page(many, large, filter), few: page(few, small, filter) }),
      ),
    );
    lines.push({
      budget: "P14",
      what: `audit, ${name}, at ${events.toLocaleString("en")} events to 1,000`,
      ratios: ratios(times.many, times.few),
      atMost: 2,
    });
  }
  return lines;
}
