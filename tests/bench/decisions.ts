import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { factsFrom } from "@/server/permissions/facts";
import { mostAsks } from "@/server/permissions/input";
import { findFacts } from "@/server/permissions/queries";
import { decideAll } from "@/server/policy/decision";
import { preparedQuery } from "@/server/transaction/drizzle";
import { inside } from "./inside";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const teams = 5;
const grantsEach = 8;

/** What one decision about a person with 40 grants by way of 5 teams costs, and a hundred in one call (P15). */
export async function decisionLines(owner: Sql, org: string): Promise<Line[]> {
  const catalog = mergedCatalog(["*"]);
  const keys = [...catalog.permissions.keys()];
  const member = await personWithGrants(owner, org, keys);
  const asks = Array.from({ length: mostAsks }, (_, n) => ({ permission: keys[n % keys.length] ?? "" }));
  const { found, times } = await inside(org, async (tx) => {
    const decide = async (count: number) => {
      const row = await findFacts(tx, org, member);
      if (!row) throw new Error("The bench's data lacks a person with grants.");
      return decideAll(catalog, factsFrom(row), asks.slice(0, count));
    };
    const row = await findFacts(tx, org, member);
    return {
      found: row?.holdings.length ?? 0,
      times: await timesInTurn(
        { key: () => byKey(tx, { org, id: member }), one: () => decide(1), hundred: () => decide(mostAsks) },
        { rounds: 15, each: 40, warm: 60 },
      ),
    };
  });
  return [
    {
      budget: "P15",
      what: `a decision about a person with ${found} grants by way of ${teams} teams to a look-up by primary key`,
      ratios: ratios(times.one, times.key),
      atMost: 4,
      note: `${median(times.one).toFixed(2)} ms against ${median(times.key).toFixed(2)}`,
    },
    {
      budget: "P15",
      what: `${mostAsks} decisions in one call to one`,
      ratios: ratios(times.hundred, times.one),
      atMost: 5,
    },
  ];
}

/** One row by its primary key: what others are measured against. */
export const byKey = preparedQuery((db) =>
  db
    .select({ id: sql<string>`id` })
    .from(sql`membership`)
    .where(sql`org_id = ${sql.placeholder("org")} and id = ${sql.placeholder("id")}`),
);

/** A Member in five teams, each with eight grants: a set and seven permissions. Made once. */
async function personWithGrants(owner: Sql, org: string, keys: readonly string[]): Promise<string> {
  const [known] = await owner<{ id: string }[]>`
    select membership_id as id from team_member where org_id = ${org} limit 1`;
  if (known) return known.id;
  const [person] = await owner<{ id: string }[]>`
    select id from membership where org_id = ${org} and state = 'active' and role = 'member' and expires_at is null
     order by name_key desc limit 1`;
  const id = person?.id ?? "";
  for (let n = 0; n < teams; n++) {
    await owner`
      with made as (
        insert into team (org_id, name, name_key) values (${org}, ${`Team ${n}`}, ${`team ${n}`}) returning id
      ), bundle as (
        insert into permission_set (org_id, name, name_key, keys)
        values (${org}, ${`Set ${n}`}, ${`set ${n}`}, ${keys.slice(n, n + 7)}) returning id
      ), member as (
        insert into team_member (org_id, team_id, membership_id) select ${org}, id, ${id} from made
      ), by_set as (
        insert into access_grant (org_id, team_id, set_id) select ${org}, made.id, bundle.id from made, bundle
      )
      insert into access_grant (org_id, team_id, permission)
      select ${org}, made.id, key from made, unnest(${keys.slice(0, grantsEach - 1)}::text[]) key`;
  }
  for (const table of ["team", "team_member", "permission_set", "access_grant"]) {
    await owner.unsafe(`vacuum (analyze) ${table}`);
  }
  return id;
}
