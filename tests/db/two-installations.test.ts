import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loginUrl, openPool } from "@/db/client";
import { prepareDatabase } from "@/db/prepare";
import { type Installation, roleNames } from "@/db/roles";
import { refuseLostKeys, rememberKey } from "@/server/audit/verify/keys";
import { configure } from "@/server/env";
import { installation } from "@/server/transaction/pools";
import { addressOf } from "@/tests/support/database-server";
import { settings } from "@/tests/support/settings";

const word = randomBytes(4).toString("hex");
const prefix = `gatehouse_${word}`;
const names = { first: `first_${word}`, second: `second_${word}`, other: `other_${word}` };
const address = (name: string) => addressOf(inject("database").ownerUrl, name);

let owner: Sql;
beforeAll(async () => {
  owner = postgres(inject("database").ownerUrl, { max: 1, onnotice: () => {} });
  for (const name of Object.values(names)) await owner.unsafe(`create database ${name} template template0`);
  await start(names.first, one());
  await atHome(names.first, rememberKey);
});
afterAll(async () => {
  configure(settings);
  for (const name of Object.values(names)) await owner.unsafe(`drop database ${name} with (force)`);
  for (const role of [...roleNames(prefix), ...roleNames(`${prefix}_2`)])
    await owner.unsafe(`drop role if exists ${role}`);
  await owner.end();
});

/** What a process with this secret is. */
function withSecret(secret: string, over: Record<string, string> = {}): Installation {
  configure({ ...settings, GATEHOUSE_OLD_SECRETS: "[]", GATEHOUSE_SECRET: secret, ...over });
  return { ...installation(), prefix };
}
const one = () => withSecret("the secret of the first installation, long enough");
const two = () => withSecret("the secret of a second installation, long enough");
const start = (name: string, of: Installation) =>
  prepareDatabase({ ownerUrl: address(name), installation: of, check: refuseLostKeys });

async function atHome<T>(name: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(address(name), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Whether the login of an installation gets in with a connection of its own, as a process that runs makes them. */
async function getsIn(name: string, of: Installation): Promise<string> {
  const url = loginUrl(address(name), of.prefix, "web", of.passwordOf("web"));
  const pool = openPool(url, { max: 1, prepare: false });
  try {
    await pool`select 1`;
    return "in";
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await pool.end();
  }
}

/** Everything a start could touch on the whole server and in one database. */
const stateOf = (name: string) =>
  atHome(name, async (sql) => {
    const roles = await sql`
      select r.rolname, r.rolcanlogin, r.oid, shobj_description(r.oid, 'pg_authid') as mark
        from pg_roles r where r.rolname = any(${roleNames(prefix)}) order by 1`;
    const relations = await sql`
      select n.nspname, c.relname, c.relacl::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'drizzle') order by 1, 2`;
    return { roles, relations };
  });

describe("Two installations on one server", () => {
  it("the second one with the same prefix is refused by name, and the first one goes on", async () => {
    const before = await stateOf(names.second);
    await expect(start(names.second, two())).rejects.toThrow(
      `The database roles ${prefix}_… of this server belong to another Gatehouse, in the database ${names.first}. Set GATEHOUSE_ROLE_PREFIX to a word of its own, such as ${prefix}_2.`,
    );
    expect(await stateOf(names.second)).toEqual(before);
    expect(await getsIn(names.first, one())).toBe("in");
    expect(await getsIn(names.first, two())).toBe("28P01");
  });

  describe("that start for the first time in the same second", { timeout: 120_000 }, () => {
    const both = [`twin_${word}_1`, `twin_${word}_2`];
    const ownPrefix = `${prefix}_twin`;
    const remove = async () => {
      for (const name of both) await owner.unsafe(`drop database if exists ${name} with (force)`);
      for (const role of roleNames(ownPrefix)) await owner.unsafe(`drop role if exists ${role}`);
    };
    afterAll(remove);

    const startBoth = async (installations: Installation[]) => {
      await remove();
      for (const name of both) await owner.unsafe(`create database ${name} template template0`);
      return Promise.allSettled(
        both.map((name, n) =>
          prepareDatabase({ ownerUrl: address(name), installation: installations[n] ?? one() }),
        ),
      );
    };
    /** One whose passwords are its own, whatever the process is configured for later. */
    const apart = (of: Installation): Installation => {
      const passwords = { web: of.passwordOf("web"), ops: of.passwordOf("ops"), jobs: of.passwordOf("jobs") };
      return { ...of, prefix: ownPrefix, passwordOf: (login) => passwords[login] };
    };

    it("with different secrets: one has the roles, the other is refused and has changed nothing", async () => {
      for (let round = 0; round < 2; round++) {
        const installations = [apart(one()), apart(two())];
        const outcomes = await startBoth(installations);
        const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
        const refused = outcomes.filter((outcome) => outcome.status === "rejected");
        expect(refused.map(({ reason }) => String(reason))).toEqual([
          expect.stringContaining(`belong to another Gatehouse, in the database ${both[winner]}.`),
        ]);
        const [first, second] = [installations[winner], installations[1 - winner]];
        if (!first || !second) throw new Error("Neither start went through.");
        expect(await getsIn(both[winner] ?? "", first)).toBe("in");
        expect(await getsIn(both[winner] ?? "", second)).toBe("28P01");
        const tables = await atHome(
          both[1 - winner] ?? "",
          (sql) => sql`select 1 from pg_tables where schemaname = 'public'`,
        );
        expect(tables).toHaveLength(0);
      }
    });

    it("with one secret: both start", async () => {
      for (let round = 0; round < 2; round++) {
        const outcomes = await startBoth([apart(one()), apart(one())]);
        expect(outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason : "in"))).toEqual([
          "in",
          "in",
        ]);
        for (const name of both) expect(await getsIn(name, apart(one()))).toBe("in");
      }
    });
  });

  it("with a prefix of its own it starts, and neither reads what is the other's", async () => {
    const apart = { ...two(), prefix: `${prefix}_2` };
    await start(names.second, apart);
    expect(await getsIn(names.second, apart)).toBe("in");
    expect(await getsIn(names.first, one())).toBe("in");
    const reach = await atHome(
      names.first,
      (sql) => sql<{ role: string }[]>`
        select r.rolname as role from pg_roles r where r.rolname = any(${roleNames(`${prefix}_2`)})
           and (has_table_privilege(r.oid, 'account', 'select') or has_any_column_privilege(r.oid, 'account', 'select')
                or pg_has_role(r.oid, ${`${prefix}_definer`}, 'member'))`,
    );
    expect(reach).toEqual([]);
  });

  it("a start with a wrong secret is refused before it has changed anything", async () => {
    const before = await stateOf(names.first);
    const stranger = withSecret("a secret that never sealed anything here, long enough");
    await expect(start(names.first, stranger)).rejects.toThrow("sealed with another GATEHOUSE_SECRET");
    expect(await stateOf(names.first)).toEqual(before);
    expect(await getsIn(names.first, one())).toBe("in");
  });

  it("a start on a database of another program is refused before it has changed anything", async () => {
    await atHome(names.other, (sql) => sql`create table account (id int)`);
    const before = await stateOf(names.other);
    await expect(start(names.other, one())).rejects.toThrow(
      `The database ${names.other} holds tables of another program. Give Gatehouse a database of its own in DATABASE_URL.`,
    );
    expect(await stateOf(names.other)).toEqual(before);
  });

  it("a start that fails on the way leaves the passwords as they were", async () => {
    const old = "the secret of the first installation, long enough";
    const rotated = withSecret("the next secret of the first installation", {
      GATEHOUSE_OLD_SECRETS: JSON.stringify([old]),
    });
    await atHome(names.first, (sql) => sql`delete from drizzle.access_fingerprint`);
    await atHome(names.first, (sql) => sql`alter table membership rename to membership_away`);
    await expect(start(names.first, rotated)).rejects.toThrow();
    await atHome(names.first, (sql) => sql`alter table membership_away rename to membership`);
    expect(await getsIn(names.first, rotated)).toBe("28P01");
    await start(names.first, rotated);
    expect(await getsIn(names.first, rotated)).toBe("in");
    // And back, as the tests after this one know it.
    await start(
      names.first,
      withSecret(old, { GATEHOUSE_OLD_SECRETS: '["the next secret of the first installation"]' }),
    );
    expect(await getsIn(names.first, one())).toBe("in");
  });

  it("two databases of one secret may share their roles, as a copy for trying things out does", async () => {
    await atHome(names.other, (sql) => sql`drop table account`);
    await start(names.other, one());
    expect(await getsIn(names.other, one())).toBe("in");
    expect(await getsIn(names.first, one())).toBe("in");
  });

  it("roles made before they were marked: their own database goes on, another is refused", async () => {
    await owner.unsafe(`comment on role ${prefix}_web is null`);
    await owner.unsafe(`drop database ${names.second} with (force)`);
    await owner.unsafe(`create database ${names.second} template template0`);
    await expect(start(names.second, two())).rejects.toThrow("belong to another Gatehouse");
    await start(names.first, one());
    const [row] = await owner<{ fingerprint: string }[]>`
      select shobj_description(oid, 'pg_authid') as fingerprint from pg_roles where rolname = ${`${prefix}_web`}`;
    expect(row?.fingerprint).toBe(one().fingerprint);
  });
});
