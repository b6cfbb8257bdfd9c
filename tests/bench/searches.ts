import type { Sql } from "postgres";
import { memberSorts } from "@/server/members/list/input";
import { listMembers, searchMembers } from "@/server/members/list/queries";
import { freshConnection, inside } from "./inside";
import { type Line, median, ratios } from "./ratios";
import { termNames, terms } from "./terms";

const first = { key: null, backwards: false, limit: 51 } as const;

/** What searches cost, against the same without an index, and against themselves later (P5, P6). */
export async function searchLines(owner: Sql, orgs: Map<string, string>, people: number): Promise<Line[]> {
  return [await indexLine(owner, orgs.get("million") ?? "", people), ...(await twentiethLines(orgs))];
}

const now = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** The worst of the terms, against the worst of them when a search is a plain condition and has no index. */
async function indexLine(owner: Sql, org: string, people: number): Promise<Line> {
  const judged = termNames.filter((name) => !terms[name].late);
  const worst = { ours: [] as number[], plain: [] as number[] };
  for (let round = 0; round < 3; round++) {
    const ours = await inside(org, async (tx) => {
      const times: number[] = [];
      for (const name of judged) {
        const { search, sort, dir } = terms[name];
        const place = { ...first, sort, descending: dir === "desc" };
        times.push(await now(() => searchMembers(tx, org, { search }, place, 1001)));
      }
      return times;
    });
    worst.ours.push(Math.max(...ours));
    // Dropped in a transaction that is taken back: the index stands again, unchanged.
    const plain: number[] = [];
    await owner
      .begin(async (tx) => {
        await tx`drop index membership_search`;
        for (const name of judged) {
          const { search } = terms[name];
          plain.push(
            await now(
              () => tx`
                select id, name, email from membership
                 where org_id = ${org} and ended_at is null and search like ${`%${search}%`}
                 order by name_key, id limit 51`,
            ),
          );
        }
        throw new Error("taken back");
      })
      .catch((error: Error) => {
        if (error.message !== "taken back") throw error;
      });
    worst.plain.push(Math.max(...plain));
  }
  return {
    budget: "P5",
    what: `worst of eight searches among ${people.toLocaleString("en")} to the worst without the index`,
    ratios: ratios(worst.ours, worst.plain),
    atMost: 0.15,
    note: `${worst.ours.map((ms) => ms.toFixed(0)).join(", ")} ms against ${worst.plain.map((ms) => ms.toFixed(0)).join(", ")}`,
  };
}

const executions = 20;
const connections = 7;

/** Each statement twenty times on connections of its own: what PostgreSQL does once it stops planning anew. */
async function twentiethLines(orgs: Map<string, string>): Promise<Line[]> {
  const found: { what: string; ratio: number }[] = [];
  for (const slug of ["fifty-7", "thousand", "million"]) {
    const org = orgs.get(slug) ?? "";
    const statements: [string, (tx: Parameters<typeof listMembers>[0]) => Promise<unknown>][] = [
      ...memberSorts.map((sort): (typeof statements)[number] => [
        `list by ${sort}`,
        (tx) => listMembers(tx, org, {}, { ...first, sort, descending: false }),
      ]),
      ...["e", "ki", "zx", "kim@"].map((search): (typeof statements)[number] => [
        `search ${search}`,
        (tx) => searchMembers(tx, org, { search }, { ...first, sort: "name", descending: false }, 1001),
      ]),
    ];
    for (const [name, run] of statements) {
      const times: number[][] = [];
      for (let n = 0; n < connections; n++) {
        const pool = freshConnection("web");
        times.push(
          await inside(
            org,
            async (tx) => {
              const each: number[] = [];
              for (let execution = 0; execution < executions; execution++)
                each.push(await now(() => run(tx)));
              return each;
            },
            pool,
          ),
        );
        await pool.end();
      }
      const at = (execution: number) => median(times.map((each) => each[execution - 1] ?? Number.NaN));
      found.push({ what: `${name} in ${slug}`, ratio: at(20) / median([2, 3, 4, 5].map(at)) });
    }
  }
  found.sort((a, b) => b.ratio - a.ratio);
  return found.slice(0, 3).map(({ what, ratio }, place) => ({
    budget: "P6",
    what: `twentieth execution to the second to fifth: ${["worst", "second", "third"][place]} of ${found.length}`,
    ratios: [ratio],
    atMost: 1.5,
    note: what,
  }));
}
