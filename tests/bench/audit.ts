import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { cast } from "@/db/cast";
import type { AuditEvent } from "@/server/audit/event";
import { meaningInChain } from "@/server/audit/list/meaning";
import { pageOfChain } from "@/server/audit/list/page";
import { hashOf } from "@/server/context";
import { changeOnBehalf } from "@/server/doors/behalf";
import type { Tx } from "@/server/doors/transaction";
import { createCaller } from "@/server/router";
import { inside } from "./inside";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const large = "thousand";
const small = "fifty-7";
const fewEvents = 1000;

/** What the audit costs a change (P13), and what its pages cost with many events to few (P14). */
export async function auditLines(owner: Sql, orgs: Map<string, string>, events: number): Promise<Line[]> {
  const share = await shareLines(owner, orgs.get(small) ?? "");
  await makeEvents(owner, orgs.get(large) ?? "", events);
  await makeEvents(owner, orgs.get(small) ?? "", fewEvents);
  await owner`vacuum (analyze) audit_event`;
  await owner`vacuum (analyze) audit_person`;
  return [...share, ...(await pageLines(orgs, events))];
}

/**
 * What the event adds to a change: the least change there is through the same door with its event and with none, and
 * the same cost in a real one, the change of a role with its rules and its mail.
 */
async function shareLines(owner: Sql, org: string): Promise<Line[]> {
  const [pia] = await owner<{ id: string; version: number }[]>`
    select id, cred_version as version from account where email = ${cast.pia.email}`;
  const people = await owner<{ id: string; name: string; email: string }[]>`
    select id, name, email from membership where org_id = ${org} and state = 'active' and role = 'member'
       and expires_at is null limit 2`;
  const [member, other] = people;
  if (!pia || !member || !other) throw new Error("The bench's data lacks Members.");
  const session = hashOf(randomBytes(16).toString("hex"));
  await owner`insert into session (id_hash, account_id, cred_version, method)
              values (${session}, ${pia.id}, ${pia.version}, 'password')`;
  const caller = createCaller({ session, ip: null, userAgent: null, requestId: "bench" });
  const who = { accountId: pia.id, orgId: org, deed: "members.change_role", requestId: "bench" } as const;
  const event: AuditEvent = {
    action: "membership.role_changed",
    target: { kind: "membership", id: member.id, label: member.name, email: member.email },
    before: { role: "Member" },
    after: { role: "Manager" },
  };
  let turn = false;
  const least = (events: AuditEvent[]) =>
    changeOnBehalf(who, async (tx) => {
      turn = !turn;
      await tx.execute(
        sql`update membership set role = ${turn ? "manager" : "member"} where org_id = ${org} and id = ${member.id}`,
      );
      return { events, result: null };
    });
  let role: "Manager" | "Member" = "Manager";
  const times = await timesInTurn(
    {
      audited: () => least([event]),
      silent: () => least([]),
      real: async () => {
        await caller.members.changeRole({ org: small, id: other.id, role });
        role = role === "Manager" ? "Member" : "Manager";
      },
    },
    { rounds: 25, each: 40, warm: 40 },
  );
  const withoutEvent = times.real.map(
    (ms, round) => ms - ((times.audited[round] ?? 0) - (times.silent[round] ?? 0)),
  );
  const each = Object.entries(times).map(([name, ms]) => `${name} ${median(ms).toFixed(2)} ms`);
  return [
    {
      budget: "P13",
      what: "the change of a role to the same without what its event adds to the least change",
      ratios: ratios(times.real, withoutEvent),
      atMost: 1.15,
      note: each.join(", "),
    },
    {
      budget: "P13",
      what: "the least change, one UPDATE, with its event to the same without",
      ratios: ratios(times.audited, times.silent),
      atMost: Number.POSITIVE_INFINITY,
    },
  ];
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
