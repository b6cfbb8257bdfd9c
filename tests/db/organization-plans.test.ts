import { beforeAll, describe, expect, it } from "vitest";
import { organizationSorts } from "@/server/organizations/admin/input";
import { organizationsPage } from "@/server/organizations/admin/list/page";
import { platformPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { countEverything, withoutTriggers } from "@/tests/support/crowd";
import { rowsTouched } from "@/tests/support/crowded";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const many = 20_000;

beforeAll(async () => {
  const { owner } = database;
  await withoutTriggers(owner, async () => {
    await owner.unsafe(`
      insert into organization (slug, name, state, created_at)
      select 'org-' || n, 'Works ' || md5(n::text),
             case when n % 500 = 0 then 'suspended' when n % 701 = 0 then 'archived' else 'active' end,
             now() - n * interval '1 minute'
        from generate_series(1, ${many}) n`);
  });
  await countEverything(owner);
  await owner`update organization_count c set live = (hashtext(org_id::text) & 1023), managers = (hashtext(org_id::text) & 3),
    pending = (hashtext(org_id::text) & 7)`;
  await owner`vacuum analyze organization_count`;
}, 60_000);

const asPlatform = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(platformPool(), { role: "platform", readOnly: true, first: async () => undefined }, work);

describe("20,000 organizations", () => {
  it.each(organizationSorts)(
    "in the order of %s a page touches what it shows, wherever it lies",
    async (sort) => {
      for (const descending of [false, true]) {
        let after: string | undefined;
        for (const place of ["first", "second"]) {
          const touched = await asPlatform((tx) =>
            rowsTouched(tx, async () => {
              after = (await organizationsPage(tx, { sort, descending, after })).next;
            }, ["organization", "organization_count"]),
          );
          expect([place, descending, touched < 3_000]).toEqual([place, descending, true]);
        }
      }
    },
  );

  it("a search for few, or for nobody, does not walk them all", async () => {
    for (const search of ["org-19999", "c4ca4238a0b9", "nothing is called so"]) {
      const touched = await asPlatform((tx) =>
        rowsTouched(tx, () => organizationsPage(tx, { sort: "name", descending: false, search }), [
          "organization",
          "organization_count",
        ]),
      );
      expect([search, touched < 3_000]).toEqual([search, true]);
    }
  });

  it("a state that few are in does not walk them all", async () => {
    for (const state of ["suspended", "archived", "awaiting_manager"] as const) {
      const touched = await asPlatform((tx) =>
        rowsTouched(tx, () => organizationsPage(tx, { sort: "name", descending: false, state }), [
          "organization",
          "organization_count",
        ]),
      );
      expect([state, touched < 3_000]).toEqual([state, true]);
    }
  });
});
