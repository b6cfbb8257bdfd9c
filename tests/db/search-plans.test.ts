import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accountRoles, accountSorts, accountStates } from "@/server/accounts/admin/list/input";
import { accountsPage } from "@/server/accounts/admin/list/page";
import { listAccounts, searchAccounts } from "@/server/accounts/admin/queries";
import { memberSorts } from "@/server/members/list/input";
import { searchMembers } from "@/server/members/list/queries";
import { platformPool, webPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { crowdSize, firstPage, lateKey, rowsTouched, useCrowd } from "@/tests/support/crowded";

const { database, inside } = useCrowd();

describe("All accounts of the platform (P8)", () => {
  const anywhere = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction(platformPool(), { role: "platform", readOnly: true, first: async () => undefined }, (tx) =>
      work(tx),
    );

  it("a page looks at its own rows and their organizations, from the start and from the end", async () => {
    for (const key of [null, lateKey]) {
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
      expect(touched).toBeLessThan(20_001 + 5000 + crowdSize / 10);
    },
  );

  it.each(accountSorts)("filters are bounded too, by %s, with and without a search", async (sort) => {
    // Who is in no organization is told by looking at everybody, when nobody is: in no index stands what is not.
    const asked = [
      ...accountRoles.filter((role) => role !== "nowhere").map((role) => ({ role })),
      ...accountStates.map((state) => ({ state })),
    ];
    const dear: unknown[] = [];
    for (const filter of asked) {
      for (const search of [undefined, "lee17@"]) {
        const touched = await anywhere((tx) =>
          rowsTouched(tx, () => accountsPage(tx, { ...filter, search, sort, descending: true })),
        );
        // A search looks at 25,000 accounts at most, and at the memberships of those.
        if (touched > (search ? 3 * 25_000 : 5_000)) dear.push({ ...filter, search, touched });
      }
    }
    expect(dear).toEqual([]);
  });

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

describe("A search is bounded whatever it looks for (P5, P6)", () => {
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
      const place = { ...firstPage, sort, descending: true };
      const { touched, rows } = await inside("crowd", async (tx, org) => {
        for (let n = 0; n < 5; n++) await searchMembers(tx, org, { search }, place, 1001);
        let rows: unknown[] = [];
        const touched = await rowsTouched(tx, async () => {
          ({ rows } = await searchMembers(tx, org, { search }, place, 1001));
        });
        return { touched, rows };
      });
      // One walk of 5,204 at most, then what an index names; no term here names more than one in ten.
      expect({ search, sort, bounded: touched < 5204 + crowdSize / 10, touched }).toMatchObject({
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
    expect(touched).toBeGreaterThan(crowdSize * 0.9);
  });

  it("the function names ids of the transaction's own organization alone, and needs one", async () => {
    const found = await inside("team-3", (tx, org) =>
      searchMembers(
        tx,
        org,
        { search: "crowd.example" },
        { ...firstPage, sort: "name", descending: false },
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
