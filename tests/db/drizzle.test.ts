import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { organization } from "@/db/schema/organization";
import { preparedQuery, type Tx } from "@/server/transaction/drizzle";
import { webPool } from "@/server/transaction/pools";
import { afterCommit, inTransaction, pipelineWithCommit } from "@/server/transaction/transaction";
import { useDatabase } from "@/tests/support/database";

useDatabase();

const mine = preparedQuery((db) =>
  db
    .select({
      pid: sql<number>`pg_backend_pid()`,
      asked: sql<string>`${sql.placeholder("asked")}::text`,
      none: sql<number>`(select count(*)::int from ${organization} where false)`,
    })
    .from(sql`(values (1)) one`),
);

const within = <T>(work: (tx: Tx) => Promise<T>) =>
  inTransaction(webPool(), { role: "tenant", readOnly: true, first: async () => null }, work);

it("two transactions at once each run a prepared statement on their own connection, with their own values", async () => {
  const both = await Promise.all(
    ["one", "two"].map((asked) =>
      within(async (tx) => {
        const [first] = await mine(tx, { asked });
        await new Promise((resolve) => setTimeout(resolve, 50));
        const [[second], [own]] = await Promise.all([
          mine(tx, { asked: `${asked} again` }),
          tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`),
        ]);
        expect(first).toEqual({ pid: own?.pid, asked, none: 0 });
        expect(second).toEqual({ pid: own?.pid, asked: `${asked} again`, none: 0 });
        return own?.pid;
      }),
    ),
  );
  expect(new Set(both).size).toBe(2);
});

it("what comes after a commit is done once it is committed, and never where it failed", async () => {
  const said: string[] = [];
  await within(async (tx) => {
    afterCommit(tx, () => said.push("done"));
    said.push("within");
  });
  const failing = within(async (tx) => {
    afterCommit(tx, () => said.push("never"));
    await pipelineWithCommit(tx, tx.driver`select 1 / 0`.execute());
  });
  await expect(failing).rejects.toThrow();
  expect(said).toEqual(["within", "done"]);
});
