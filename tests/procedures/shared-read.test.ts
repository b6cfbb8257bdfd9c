import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { read } from "@/server/access/read";
import type { Tx } from "@/server/transaction/transaction";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const begun = async (tx: Tx) => {
  const [row] = await tx.execute<{ at: string; pid: number }>(
    sql`select now()::text as at, pg_backend_pid() as pid`,
  );
  return `${row?.pid} ${row?.at}`;
};
const caller = async (email: string) => request({ session: await acme.sessionOf(email) });

describe("What one request reads at the same time", () => {
  it("shares one transaction; another request, another organization and what comes later do not", async () => {
    const marco = await caller("marco@acme.example");
    const together = await Promise.all([
      read(marco, "acme", "members.read", begun),
      read(marco, "acme", "organization.open", begun),
      read(marco, "globex", "organization.open", begun),
      read(await caller("marco@acme.example"), "acme", "organization.open", begun),
    ]);
    expect(together[1]).toBe(together[0]);
    expect(new Set(together).size).toBe(3);
    expect(await read(marco, "acme", "organization.open", begun)).not.toBe(together[0]);
  });

  it("is refused each for itself", async () => {
    const mia = await caller("mia@acme.example");
    const [home, users] = await Promise.allSettled([
      read(mia, "acme", "organization.open", begun),
      read(mia, "acme", "members.read", begun),
    ]);
    expect(home.status).toBe("fulfilled");
    expect(users).toMatchObject({ reason: { code: "not_allowed" } });
    const xena = await caller("xena@globex.example");
    for (const outcome of await Promise.allSettled([
      read(xena, "acme", "organization.open", begun),
      read(xena, "acme", "members.read", begun),
    ])) {
      expect(outcome).toMatchObject({ reason: { code: "not_found" } });
    }
  });

  it("fails each for itself", async () => {
    const olive = await caller("olive@acme.example");
    const [good, bad, writing] = await Promise.allSettled([
      read(olive, "acme", "members.read", begun),
      read(olive, "acme", "members.read", (tx) => tx.execute(sql`select 1 / 0`)),
      read(olive, "acme", "members.read", (tx) => tx.execute(sql`update membership set enabled = true`)),
    ]);
    expect(good.status).toBe("fulfilled");
    expect(bad).toMatchObject({ reason: { cause: { code: "22012" } } });
    expect(writing).toMatchObject({ reason: { cause: { code: "25006" } } });
  });

  it("with little patience stands alone, and breaks nobody else's", async () => {
    const olive = await caller("olive@acme.example");
    const [quick, slow] = await Promise.allSettled([
      read(olive, "acme", "members.read", begun),
      read(olive, "acme", "members.read", (tx) => tx.execute(sql`select pg_sleep(4)`), { patience: "2s" }),
    ]);
    expect(quick.status).toBe("fulfilled");
    expect(slow).toMatchObject({ reason: { code: "busy" } });
  });
});
