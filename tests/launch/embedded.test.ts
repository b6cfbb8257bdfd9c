import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "@/db/embedded";
import { findBinaries } from "@/db/embedded/binaries";

const root = mkdtempSync(join(tmpdir(), "gatehouse-embedded-"));
const said: string[] = [];
const start = (dataDir: string, more: Partial<EmbeddedOptions> = {}) =>
  startEmbedded({ dataDir, log: (sentence) => said.push(sentence), settings: { fsync: "off" }, ...more });

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function ask<T extends object>(server: Embedded, statement: string): Promise<T | undefined> {
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql.unsafe<T[]>(statement);
    return row;
  } finally {
    await sql.end();
  }
}

describe("a server of our own", () => {
  const dataDir = join(root, "a folder with spaces");

  test("keeps its data from one start to the next, on the port it had", async () => {
    const first = await start(dataDir);
    await ask(first, "create table kept as select 'still here' as word");
    await first.stop();

    const second = await start(dataDir);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second, "select word from kept")).toEqual({ word: "still here" });
    await second.stop();
  });

  test("is owned by a role that is no superuser, makes roles, and may use trigrams", async () => {
    const server = await start(dataDir);
    expect(
      await ask(
        server,
        "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user",
      ),
    ).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: true });
    await ask(server, "create extension pg_trgm; create extension btree_gin");
    await server.stop();
  });

  test("sorts names by code point", async () => {
    const server = await start(dataDir);
    const row = await ask<{ names: string[] }>(
      server,
      "select array_agg(n order by n) as names from unnest(array['b', 'é', 'Z', 'a', '김']) n",
    );
    expect(row?.names).toEqual(["Z", "a", "b", "é", "김"]);
    await server.stop();
  });

  test("keeps its passwords for nobody but its owner", async () => {
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test("refuses a folder that another Gatehouse uses, and leaves that one running", async () => {
    const server = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(`Another Gatehouse is using ${dataDir}. Stop it first`);
    expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
    await server.stop();
  });

  test("says what to do when its passwords are gone", async () => {
    const file = join(dataDir, "postgres.json");
    const kept = readFileSync(file);
    rmSync(file);
    await expect(start(dataDir)).rejects.toThrow("is missing. Restore it, or move");
    writeFileSync(file, kept, { mode: 0o600 });
  });
});

describe("after Gatehouse was killed", () => {
  const dataDir = join(root, "killed");
  const pidFile = join(dataDir, "postgres", "postmaster.pid");

  // A process of its own starts the server and dies as by kill -9.
  const startAndDie = () =>
    spawnSync(process.execPath, ["--import", "tsx", resolve("tests/support/start-and-die.ts"), dataDir], {
      encoding: "utf8",
    });

  beforeAll(async () => (await start(dataDir)).stop());

  test("the next start ends the server left behind, and says so in a sentence", async () => {
    expect(startAndDie().signal).toBe("SIGKILL");
    const orphan = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    said.length = 0;

    const server = await start(dataDir);
    expect(said).toEqual(["A database server left over from an earlier run was ended. Nothing was lost."]);
    expect(Number(readFileSync(pidFile, "utf8").split("\n")[0])).not.toBe(orphan);
    expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
    await server.stop();
  });

  test("a stale pid file that names a stranger's process does the stranger no harm", async () => {
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, "postgres")}\n0\n5432\n\n127.0.0.1\n`);
    const server = await start(dataDir);
    expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
    await server.stop();
  });

  test("a server that dies alone is started again", async () => {
    const server = await start(dataDir);
    said.length = 0;
    process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGKILL");
    await expect
      .poll(() => ask(server, "select 1 as one").catch(() => null), { timeout: 10_000 })
      .toEqual({ one: 1 });
    expect(said).toEqual(["The built-in PostgreSQL ended unexpectedly. It is being started again."]);
    await server.stop();
  });
});

test("a start that fails quotes the server's own words", async () => {
  const dataDir = join(root, "broken");
  await (await start(dataDir)).stop();
  appendFileSync(join(dataDir, "postgres", "postgresql.conf"), "\nwork_mem = 'a lot'\n");
  await expect(start(dataDir)).rejects.toThrow(/did not start: .*(work_mem|contains errors)/);
});

describe.runIf(process.getuid?.() === 0)("as root, below a folder that only root may enter", () => {
  const closedFolder = () => mkdtempSync(join(root, "closed-"));
  const withoutNamespaces = { userNamespaces: false };
  // Where root's folders are closed to the server, its data live here behind a link.
  const everybodysFolder = "/var/lib/gatehouse";
  const wasThere = existsSync(everybodysFolder);
  afterAll(() => {
    if (!wasThere) rmSync(everybodysFolder, { recursive: true, force: true });
  });

  test("a user namespace keeps the data where they belong", async () => {
    const closed = closedFolder();
    const server = await start(join(closed, "data"));
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(statSync(join(closed, "data", "postgres")).uid).toBe(0);
    expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
    await server.stop();
  });

  test("without user namespaces it works too, and again at the next start", async () => {
    const dataDir = join(closedFolder(), "data");
    for (const how of [withoutNamespaces, withoutNamespaces, {}]) {
      const server = await start(dataDir, how);
      expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
      await server.stop();
    }
    expect(statSync(join(dataDir, "postgres")).uid).not.toBe(0);
  });

  test("data made with user namespaces can be used later without them", async () => {
    const dataDir = join(closedFolder(), "data");
    const first = await start(dataDir);
    await ask(first, "create table kept as select 'still here' as word");
    await first.stop();
    const second = await start(dataDir, withoutNamespaces);
    expect(await ask(second, "select word from kept")).toEqual({ word: "still here" });
    await second.stop();
  });

  test("the programs may lie there as well", async () => {
    const closed = closedFolder();
    const { postgres: program } = await findBinaries();
    cpSync(dirname(dirname(program)), join(closed, "native"), { recursive: true, verbatimSymlinks: true });
    for (const how of [{}, withoutNamespaces]) {
      const server = await start(join(closed, "data"), { binDir: join(closed, "native", "bin"), ...how });
      expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
      await server.stop();
    }
  });
});
