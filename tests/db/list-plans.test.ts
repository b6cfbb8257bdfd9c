import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { platformPool, webPool } from "@/server/doors/pools";
import { inTransaction, setOrganization, type Tx } from "@/server/doors/transaction";
import { aroundList } from "@/server/members/around/queries";
import { memberSorts } from "@/server/members/list/input";
import { countFiltered, type Filter, listMembers, searchMembers } from "@/server/members/list/queries";
import { listAccounts, searchAccounts } from "@/server/platform/accounts/queries";
import { memberStatuses } from "@/server/policy/member-status";
import { countPending } from "@/server/requests/queries";
import {
  countEverything,
  makeAccounts,
  makeMembers,
  makeOrganizations,
  withoutTriggers,
} from "@/tests/support/crowd";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const people = 22_000;
const orgs = new Map<string, string>();

beforeAll(async () => {
  const { owner } = database;
  await withoutTriggers(owner, async () => {
    await makeOrganizations(owner, "(values ('crowd'))");
    await makeOrganizations(owner, "(select 'team-' || n from generate_series(0, 39) n)");
    await makeAccounts(owner, 1, people + 2_000);
    await makeMembers(owner, 1, people, "'crowd'");
    await makeMembers(owner, people + 1, people + 2_000, "'team-' || n % 40");
  });
  await countEverything(owner);
  for (const { slug, id } of await owner`select slug, id from organization`) orgs.set(slug, id);
}, 60_000);

/** Works in one organization as a tenant does, under row-level security. */
const inside = <T>(slug: string, work: (tx: Tx, orgId: string) => Promise<T>): Promise<T> => {
  const orgId = orgs.get(slug) ?? "";
  const terms = { role: "tenant", readOnly: true, first: async () => undefined } as const;
  return inTransaction(webPool(), terms, async (tx) => {
    await setOrganization(tx, orgId);
    return work(tx, orgId);
  });
};

/** How many rows of the big tables a piece of work had to look at, by PostgreSQL's own count. */
async function rowsTouched(tx: Tx, work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const [row] = await tx.execute<{ touched: string; scans: string }>(sql`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as touched from pg_stat_xact_user_tables
       where relname in ('membership', 'join_request', 'account')`);
    return Number(row?.touched ?? 0);
  };
  const before = await read();
  await work();
  return (await read()) - before;
}

const first = { key: null, backwards: false, limit: 51 } as const;
const late = { value: "z", id: "ffffffff-0000-4000-8000-000000000000" };
const lateKeys = {
  name: late,
  email: late,
  role: { ...late, value: "member:z" },
  joined: { ...late, value: "1700000000000000" },
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
          const place = { ...first, sort, descending, key };
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
          await listMembers(tx, org, {}, { ...first, sort, descending: n % 2 === 1, key: lateKeys[sort] });
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
    for (const plan of plans) {
      expect(plan).toMatch(/Index Scan (Backward )?using membership_by_(name|email|role|joined) on/);
      expect(plan).not.toMatch(/Sort|Seq Scan|Bitmap/);
    }
  });

  it("counts cost the same in an organization of fifty and of thousands (P7)", async () => {
    const cost = (slug: string) =>
      inside(slug, async (tx, org) => {
        const work = () => Promise.all([countPending(tx, org), aroundList(tx, org)]);
        for (let n = 0; n < 19; n++) await work();
        return rowsTouched(tx, work);
      });
    // Two Managers, twice; and who is past their end without having been ended.
    expect(await cost("team-7")).toBeLessThan(20);
    expect((await cost("crowd")) - people * 0.01).toBeLessThan(20);
    const filtered = await inside("crowd", (tx, org) =>
      rowsTouched(tx, () => countFiltered(tx, org, { role: "Member" }, 1001)),
    );
    expect(filtered).toBeLessThan(1100);
  });
});

describe("All accounts of the platform (P8)", () => {
  const anywhere = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction(platformPool(), { role: "platform", readOnly: true, first: async () => undefined }, (tx) =>
      work(tx),
    );

  it("a page looks at its own rows and their organizations, from the start and from the end", async () => {
    for (const key of [null, late]) {
      const touched = await anywhere(async (tx) => {
        for (let n = 0; n < 19; n++) await listAccounts(tx, key, 51, 1001);
        return rowsTouched(tx, () => listAccounts(tx, key, 51, 1001));
      });
      // The count to 1,001, the page, and one membership with its organization a row.
      expect(touched).toBeLessThan(1001 + 51 * 3);
    }
  });

  it.each(["ki", "kim@", "zqx", "zx", "e", "@", "crowd.example"])(
    "a search for %s is bounded",
    async (search) => {
      const touched = await anywhere(async (tx) => {
        for (let n = 0; n < 5; n++) await searchAccounts(tx, search, null, 51, 1001);
        return rowsTouched(tx, () => searchAccounts(tx, search, null, 51, 1001));
      });
      expect(touched).toBeLessThan(20_001 + 5000 + people / 10);
    },
  );

  it("pages meet every account exactly once, by name without accents and capitals", async () => {
    const names: string[] = [];
    await anywhere(async (tx) => {
      let key: { value: string; id: string } | null = null;
      for (;;) {
        const { rows } = await searchAccounts(tx, "zoe wo", key, 7, 1001);
        names.push(...rows.map((row) => row.email));
        const last = rows.at(-1);
        if (!last || rows.length < 7) return;
        key = { value: last.key, id: last.id };
      }
    });
    const wanted = await database.owner`
      select email from account where name ilike '%zoe wo%' order by name_key, id`;
    expect(wanted.length).toBeGreaterThan(0);
    expect(names).toEqual(wanted.map((row) => row.email));
  });
});

describe("A search is bounded whatever it looks for (P5, P6, security.md 3.2)", () => {
  const terms = [
    "ki",
    "kim",
    "kim@",
    "natalie",
    "zoe wolf",
    "zx",
    "zqx",
    "e",
    "@",
    ".",
    "crowd.example",
    "lee17@",
  ];

  it.each(terms)("%s", async (search) => {
    for (const sort of memberSorts) {
      const place = { ...first, sort, descending: true };
      const { touched, rows } = await inside("crowd", async (tx, org) => {
        for (let n = 0; n < 5; n++) await searchMembers(tx, org, { search }, place, 1001);
        let rows: unknown[] = [];
        const touched = await rowsTouched(tx, async () => {
          ({ rows } = await searchMembers(tx, org, { search }, place, 1001));
        });
        return { touched, rows };
      });
      // One walk of 5,204 at most, then what an index names; no term here names more than one in ten.
      expect({ search, sort, bounded: touched < 5204 + people / 10, touched }).toMatchObject({
        bounded: true,
      });
      expect(rows.length).toBeLessThanOrEqual(51);
    }
  });

  it("the same as a plain condition looks at everybody: LIKE is not leakproof", async () => {
    const touched = await inside("crowd", (tx, org) =>
      rowsTouched(tx, () =>
        tx.execute(sql`select id from membership where org_id = ${org} and search like '%zqx%' limit 51`),
      ),
    );
    expect(touched).toBeGreaterThan(people * 0.9);
  });

  it("the function names ids of the transaction's own organization alone, and needs one", async () => {
    const found = await inside("team-3", (tx, org) =>
      searchMembers(
        tx,
        org,
        { search: "crowd.example" },
        { ...first, sort: "name", descending: false },
        1001,
      ),
    );
    const [count] = await database.owner`
      select count(*)::int as n from membership m join organization o on o.id = m.org_id
       where o.slug = 'team-3' and m.ended_at is null and (m.expires_at is null or m.expires_at > now())`;
    expect(found.total).toBe(count?.n);
    const terms = { role: "tenant", readOnly: true, first: async () => undefined } as const;
    await expect(
      inTransaction(webPool(), terms, (tx) =>
        tx.execute(
          sql`select * from search_members('a', null, null, null, null, 'name', false, null, null, 51, 10)`,
        ),
      ),
    ).rejects.toMatchObject({ cause: { code: "P0T01" } });
  });
});
