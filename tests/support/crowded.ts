import { sql } from "drizzle-orm";
import { beforeAll } from "vitest";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, setOrganization, type Tx } from "@/server/transaction/transaction";
import { countEverything, makeAccounts, makeMembers, makeOrganizations, withoutTriggers } from "./crowd";
import { useDatabase } from "./database";

/** How many belong to the organization "crowd"; 2,000 more share forty teams of fifty. */
export const crowdSize = 22_000;

/** A database with one large organization and forty small ones, and work inside each. */
export function useCrowd() {
  const database = useDatabase();
  const orgs = new Map<string, string>();

  beforeAll(async () => {
    const { owner } = database;
    await withoutTriggers(owner, async () => {
      await makeOrganizations(owner, "(values ('crowd'))");
      await makeOrganizations(owner, "(select 'team-' || n from generate_series(0, 39) n)");
      await makeAccounts(owner, 1, crowdSize + 2_000);
      await makeMembers(owner, 1, crowdSize, "'crowd'");
      await makeMembers(owner, crowdSize + 1, crowdSize + 2_000, "'team-' || n % 40");
    });
    await countEverything(owner);
    for (const { slug, id } of await owner`select slug, id from organization`) orgs.set(slug, id);
  }, 60_000);

  return {
    database,
    /** Works in one organization as a tenant does, under row-level security. */
    inside: <T>(slug: string, work: (tx: Tx, orgId: string) => Promise<T>): Promise<T> => {
      const orgId = orgs.get(slug) ?? "";
      const terms = { role: "tenant", readOnly: true, first: async () => undefined } as const;
      return inTransaction(webPool(), terms, async (tx) => {
        await setOrganization(tx, orgId);
        return work(tx, orgId);
      });
    },
  };
}

/** How many rows of the big tables a piece of work had to look at, by PostgreSQL's own count. */
export async function rowsTouched(
  tx: Tx,
  work: () => Promise<unknown>,
  tables: readonly string[] = ["membership", "join_request", "account"],
): Promise<number> {
  const read = async () => {
    const [row] = await tx.execute<{ touched: string }>(sql`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as touched from pg_stat_xact_user_tables
       where relname = any(${sql.param(tables)}::text[])`);
    return Number(row?.touched ?? 0);
  };
  const before = await read();
  await work();
  return (await read()) - before;
}

/** The first page of fifty, and one row more to know of a next page. */
export const firstPage = { key: null, backwards: false, limit: 51 } as const;

/** A key that stands behind everybody. */
export const lateKey = { value: "z", id: "ffffffff-0000-4000-8000-000000000000" };
