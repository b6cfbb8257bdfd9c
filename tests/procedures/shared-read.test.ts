import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { inOrganization } from "@/server/access/organization";
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
      read(marco, inOrganization("acme", "members.read"), begun),
      read(marco, inOrganization("acme", "organization.open"), begun),
      read(marco, inOrganization("globex", "organization.open"), begun),
      read(await caller("marco@acme.example"), inOrganization("acme", "organization.open"), begun),
    ]);
    expect(together[1]).toBe(together[0]);
    expect(new Set(together).size).toBe(3);
    expect(await read(marco, inOrganization("acme", "organization.open"), begun)).not.toBe(together[0]);
  });

  it("is refused each for itself", async () => {
    const mia = await caller("mia@acme.example");
    const [home, users] = await Promise.allSettled([
      read(mia, inOrganization("acme", "organization.open"), begun),
      read(mia, inOrganization("acme", "members.read"), begun),
    ]);
    expect(home.status).toBe("fulfilled");
    expect(users).toMatchObject({ reason: { code: "not_allowed" } });
    const xena = await caller("xena@globex.example");
    for (const outcome of await Promise.allSettled([
      read(xena, inOrganization("acme", "organization.open"), begun),
      read(xena, inOrganization("acme", "members.read"), begun),
    ])) {
      expect(outcome).toMatchObject({ reason: { code: "not_found" } });
    }
  });

  it("fails each for itself", async () => {
    const olive = await caller("olive@acme.example");
    const [good, bad, writing] = await Promise.allSettled([
      read(olive, inOrganization("acme", "members.read"), begun),
      read(olive, inOrganization("acme", "members.read"), (tx) => tx.execute(sql`select 1 / 0`)),
      read(olive, inOrganization("acme", "members.read"), (tx) =>
        tx.execute(sql`update membership set enabled = true`),
      ),
    ]);
    expect(good.status).toBe("fulfilled");
    expect(bad).toMatchObject({ reason: { cause: { code: "22012" } } });
    expect(writing).toMatchObject({ reason: { cause: { code: "25006" } } });
  });

  it("with little patience stands alone, and breaks nobody else's", async () => {
    const olive = await caller("olive@acme.example");
    const [quick, slow] = await Promise.allSettled([
      read(olive, inOrganization("acme", "members.read"), begun),
      read(olive, inOrganization("acme", "members.read", { patience: "2s" }), (tx) =>
        tx.execute(sql`select pg_sleep(4)`),
      ),
    ]);
    expect(quick.status).toBe("fulfilled");
    expect(slow).toMatchObject({ reason: { code: "busy" } });
  });
});
