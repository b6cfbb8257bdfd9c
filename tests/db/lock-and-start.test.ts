import postgres, { type Sql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { loginUrl, refuseUnsafeLogin } from "@/db/client";
import { prepareDatabase } from "@/db/prepare";
import { env } from "@/server/env";
import { installation, webPool } from "@/server/transaction/pools";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();
let web: Sql;
beforeAll(() => {
  web = webPool();
});

describe("The organization's lock", () => {
  it("INV-6: a stranger neither waits for it nor holds anybody up", async () => {
    const { org } = await acme.ids("olive");
    const { requestId } = await acme.newcomer("Not Yours", "acme");
    const xena = await acme.as("xena");
    await acme.owner.begin(async (tx) => {
      await tx`select 1 from organization where id = ${org} for update`;
      const answers = await Promise.all(
        ["acme", "no-such-place"].map((slug) =>
          refusalOf(() => xena.requests.approve({ org: slug, id: requestId })),
        ),
      );
      expect(answers.map((answer) => answer.code)).toEqual(["not_found", "not_found"]);
    });
  });

  it("without its policy the lock takes nothing, and then every change fails", async () => {
    const { requestId } = await acme.newcomer("Lock Test", "acme");
    const olive = await acme.as("olive");
    await acme.owner.unsafe("alter policy definer_rows on organization using (false)");
    try {
      const said = await refusalOf(() => olive.requests.approve({ org: "acme", id: requestId }));
      expect(said.code).toBe("not_found");
    } finally {
      await acme.owner.unsafe("alter policy definer_rows on organization using (true)");
    }
    await olive.requests.approve({ org: "acme", id: requestId });
  });

  it("security 4.7: a demoted Manager's change that waited for the lock is refused", async () => {
    const { requestId } = await acme.newcomer("Stale Actor", "acme");
    const marco = await acme.as("marco");
    const { org, member } = await acme.ids("marco");
    let waiting: Promise<unknown> = Promise.resolve();
    await acme.owner.begin(async (tx) => {
      await tx`select 1 from organization where id = ${org} for no key update`;
      waiting = refusalOf(() => marco.requests.approve({ org: "acme", id: requestId }));
      for (let blocked = 0; blocked === 0; ) {
        const [row] = await tx<{ n: number }[]>`
          select count(*)::int as n from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`;
        blocked = row?.n ?? 0;
      }
      await tx`update membership set role = 'member' where id = ${member}`;
    });
    expect(await waiting).toMatchObject({ code: "not_allowed" });
    await acme.owner`update membership set role = 'manager' where id = ${member}`;
  });
});

describe("Starting", () => {
  it("refuses a login that could go around row-level security", async () => {
    const strong = postgres(acme.ownerUrl, { max: 1 });
    await expect(refuseUnsafeLogin(strong)).rejects.toThrow(/could go around row-level security/);
    await strong.end();
    await refuseUnsafeLogin(web);
  });

  it("refuses a schema that is newer than the program", async () => {
    await acme.owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 9999999999999)`;
    const again = () =>
      prepareDatabase({
        ownerUrl: acme.ownerUrl,
        installation: installation(),
      });
    await expect(again()).rejects.toThrow("The database was made by a newer Gatehouse.");
    await acme.owner`delete from drizzle.__drizzle_migrations where hash = 'future'`;
    await again();
  });

  it("refuses a database of earlier migrations, and changes nothing", async () => {
    await acme.owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('tables', 1795000000000)`;
    await acme.owner`update drizzle.access_fingerprint set value = 'earlier'`;
    const again = () => prepareDatabase({ ownerUrl: acme.ownerUrl, installation: installation() });
    await expect(again()).rejects.toThrow("from before 1.0, which cannot be upgraded");
    expect([...(await acme.owner`select value from drizzle.access_fingerprint`)]).toEqual([
      { value: "earlier" },
    ]);
    await acme.owner`delete from drizzle.__drizzle_migrations where hash = 'tables'`;
    await again();
  });

  it("may be prepared by several processes at once, and again at any time", async () => {
    const prepare = () =>
      prepareDatabase({
        ownerUrl: acme.ownerUrl,
        installation: installation(),
      });
    await acme.owner`delete from drizzle.access_fingerprint`;
    await Promise.all([prepare(), prepare(), prepare()]);
    const [row] = await acme.owner`select count(*)::int as n from drizzle.access_fingerprint`;
    expect(row?.n).toBe(1);
  });

  it("each login has a password of its own, and no other opens it", async () => {
    const wrong = postgres(
      loginUrl(acme.ownerUrl, env().GATEHOUSE_ROLE_PREFIX, "web", installation().passwordOf("jobs")),
      {
        max: 1,
      },
    );
    const answer = await wrong`select 1`.then(
      () => "let in",
      (error) => error.code,
    );
    await wrong.end();
    // A server that trusts local connections asks nobody for a password; ours does.
    const [auth] = await acme.owner<{ method: string }[]>`
      select coalesce((select current_setting('password_encryption')), '') as method`;
    expect(auth?.method).toBe("scram-sha-256");
    expect(["28P01", "let in"]).toContain(answer);
  });
});
