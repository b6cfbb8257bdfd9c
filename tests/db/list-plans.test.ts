import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listCounts } from "@/server/members/counts/queries";
import { memberSorts } from "@/server/members/list/input";
import { countFiltered, type Filter, listMembers } from "@/server/members/list/queries";
import { memberStatuses } from "@/server/policy/member-status";
import { countPending } from "@/server/requests/count/queries";
import { crowdSize, firstPage, lateKey, rowsTouched, useCrowd } from "@/tests/support/crowded";

const { inside } = useCrowd();

const lateKeys = {
  name: lateKey,
  email: lateKey,
  role: { ...lateKey, value: "member:z" },
  joined: { ...lateKey, value: "1700000000000000" },
};

describe("A page looks at little more than it shows, at the twentieth time too (P3, P4, P6)", () => {
  const filters: Filter[] = [
    {},
    ...memberStatuses.map((status) => ({ status })),
    ...(["PlatformAdmin", "Manager", "Member"] as const).map((role) => ({ role })),
  ];

  it.each(memberSorts)("sorted by %s, both ways, from both ends, with each filter", async (sort) => {
    const dear: unknown[] = [];
    for (const filter of filters) {
      // What a filter leaves few of may be put in order as it is; all else comes in order from an index.
      const most = Object.keys(filter).length > 0 ? 400 : 75;
      for (const descending of [false, true]) {
        for (const key of [null, lateKeys[sort]]) {
          const place = { ...firstPage, sort, descending, key };
          const touched = await inside("crowd", async (tx, org) => {
            for (let n = 0; n < 19; n++) await listMembers(tx, org, filter, place);
            return rowsTouched(tx, () => listMembers(tx, org, filter, place));
          });
          if (touched > most) dear.push({ ...filter, descending, key: key?.value, touched });
        }
      }
    }
    expect(dear).toEqual([]);
  });

  it("its plan is kept for every organization, reads an index in order and sorts nothing", async () => {
    const plans = await inside("team-7", async (tx, org) => {
      for (let n = 0; n < 8; n++) {
        for (const sort of memberSorts) {
          await listMembers(
            tx,
            org,
            {},
            { ...firstPage, sort, descending: n % 2 === 1, key: lateKeys[sort] },
          );
        }
      }
      const kept = await tx.execute<{ name: string; types: string[] }>(sql`
        select name, parameter_types::text[] as types from pg_prepared_statements
         where statement like '%from "membership"%' and statement like '%order by%'`);
      const given: Record<string, string> = {
        uuid: `'${org}'`,
        text: "'member:m'",
        bigint: "'1700000000000000'",
      };
      await tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
      const found: string[] = [];
      for (const { name, types } of kept) {
        const values = types.map((type) => given[type] ?? "51").join(", ");
        const rows = await tx.execute<{ "QUERY PLAN": string }>(
          sql.raw(`explain (costs off) execute "${name}" (${values})`),
        );
        found.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      }
      return found;
    });
    expect(plans.length).toBeGreaterThanOrEqual(memberSorts.length);
    for (const whole of plans) {
      // What a row's permissions cost is a lookup of its own, of a handful of rows.
      const plan = whole.replace(/^( +)SubPlan .*\n(?:\1 .*\n?)*/gm, "");
      expect(whole).toContain("access_grant_of_membership");
      expect(plan).toMatch(
        /Index Scan (Backward )?using membership_(off_|governing_)?by_(name|email|role|joined) on/,
      );
      expect(plan).not.toMatch(/Sort|Seq Scan|Bitmap/);
    }
  });

  it("counts cost the same in an organization of fifty and of thousands (P7)", async () => {
    const cost = (slug: string) =>
      inside(slug, async (tx, org) => {
        const work = () => Promise.all([countPending(tx, org), listCounts(tx, org)]);
        for (let n = 0; n < 19; n++) await work();
        return rowsTouched(tx, work);
      });
    // Two Managers, twice; and who is past their end without having been ended.
    expect(await cost("team-7")).toBeLessThan(20);
    expect((await cost("crowd")) - crowdSize * 0.01).toBeLessThan(20);
    const filtered = await inside("crowd", (tx, org) =>
      rowsTouched(tx, () => countFiltered(tx, org, { role: "Member" }, 1001)),
    );
    expect(filtered).toBeLessThan(1100);
  });
});
