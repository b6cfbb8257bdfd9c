import { connect, createServer, type Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loginUrl, openPool } from "@/db/client";
import { env } from "@/server/env";
import { installation } from "@/server/transaction/pools";
import { inTransaction } from "@/server/transaction/transaction";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();
/** `npm run faults` tries the same with more. */
const kills = Number(process.env.KILLS ?? 100);

// A login may end its own backends. The owner is no superuser, so it may not end those of others.
let killer: Sql;
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);
beforeAll(() => {
  process.on("uncaughtException", note);
  process.on("unhandledRejection", note);
  const login = loginUrl(acme.ownerUrl, env().GATEHOUSE_ROLE_PREFIX, "web", installation().passwordOf("web"));
  killer = postgres(login, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  process.off("uncaughtException", note);
  process.off("unhandledRejection", note);
  await killer.end();
});

/** The process numbers of backends that serve the web pool of this database, and what each does. */
const backends = () => killer<{ pid: number; state: string; waits: boolean }[]>`
  select pid, state, wait_event_type = 'Lock' as waits from pg_stat_activity
   where datname = current_database() and application_name = 'gatehouse' and usename = current_user`;
const end = (pid: number) => killer`select pg_terminate_backend(${pid})`;

describe("When PostgreSQL ends a connection", () => {
  it("a change that waits for a lock is answered 503, and the next one works", async () => {
    const olive = await acme.as("olive");
    const { org, member } = await acme.ids("marco");
    for (let round = 0; round < 5; round++) {
      const name = `Marco ${round}`;
      const edit = () => olive.members.edit({ org: "acme", id: member, displayName: name });
      await acme.owner.begin(async (tx) => {
        await tx`select 1 from organization where id = ${org} for update`;
        const refused = refusalOf(edit);
        const waiting = async () => (await backends()).find(({ waits }) => waits)?.pid;
        await expect.poll(waiting, { interval: 5 }).toBeDefined();
        await end((await waiting()) ?? 0);
        expect(await refused).toMatchObject({ code: "unavailable", status: 503 });
      });
      await edit();
      const [row] = await acme.owner`select name from membership where id = ${member}`;
      expect(row?.name).toBe(name);
    }
    expect(uncaught).toEqual([]);
  });

  it(`${kills} times in the middle of changes, the process lives, and what was acknowledged is there`, async () => {
    const people = await acme.owner<{ id: string }[]>`
      select m.id from membership m join organization o on o.id = m.org_id
       where o.slug = 'acme' and m.shown_role = 'member' and m.ended_at is null order by m.id limit 4`;
    const [before] = await acme.owner<{ n: number }[]>`select count(*)::int as n from audit_event`;
    const saved = new Map<string, string>();
    let acknowledged = 0;
    let unavailable = 0;
    let unknown = 0;
    let killed = 0;
    const write = async (id: string) => {
      const olive = await acme.as("olive");
      for (let n = 1; killed < kills || n < 3; n++) {
        const name = `Name ${n}`;
        try {
          await olive.members.edit({ org: "acme", id, displayName: name });
          saved.set(id, name);
          acknowledged += 1;
        } catch (error) {
          const refusal = await refusalOf(() => Promise.reject(error));
          // Where the lock was waited for too long it is said so; nothing else may come of it.
          expect(["unavailable", "outcome_unknown", "busy"]).toContain(refusal.code);
          if (refusal.code === "unavailable") unavailable += 1;
          if (refusal.code === "outcome_unknown") unknown += 1;
        }
      }
    };
    const kill = async () => {
      while (killed < kills) {
        const working = (await backends()).filter(({ state }) => state !== "idle");
        const victim = working[killed % Math.max(1, working.length)];
        if (victim) {
          await end(victim.pid);
          killed += 1;
        }
        // The backends that are ended must not be all there ever is.
        await wait(2);
      }
    };
    await Promise.all([kill(), ...people.map(({ id }) => write(id))]);

    expect(uncaught).toEqual([]);
    expect(killed).toBe(kills);
    expect(unavailable + unknown).toBeGreaterThan(kills / 4);
    // Nobody is being killed any more: the very next change of each goes through.
    const olive = await acme.as("olive");
    for (const { id } of people) await olive.members.edit({ org: "acme", id, displayName: `After ${id}` });
    const [after] = await acme.owner<{ n: number }[]>`select count(*)::int as n from audit_event`;
    const events = (after?.n ?? 0) - (before?.n ?? 0);
    // A COMMIT whose answer was lost may have counted, which is said; nothing that was acknowledged may be missing, and
    // nothing that was said not to be saved may be there.
    expect(events).toBeGreaterThanOrEqual(acknowledged + people.length);
    expect(events).toBeLessThanOrEqual(acknowledged + people.length + unknown);
    if (process.env.KILLS)
      console.log(
        `${killed} kills: ${acknowledged} changes acknowledged, ${unavailable} answered 503, ${unknown} unknown.`,
      );
  });

  it("what is left of a transaction never reaches the transaction that the driver begins next", async () => {
    const pool = openPool(acme.ownerUrl, { max: 1, prepare: true });
    await acme.owner`create table if not exists notes (of text)`;
    try {
      let go = () => {};
      const gone = new Promise<void>((resolve) => {
        go = resolve;
      });
      let pid = 0;
      const stale = pool.begin(async (tx) => {
        const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
        pid = row?.pid ?? 0;
        await gone;
        await tx`insert into notes values ('the dead one')`;
      });
      const fate = stale.then(
        () => "committed",
        (error) => error.code,
      );
      await expect.poll(() => pid).toBeGreaterThan(0);
      await acme.owner`select pg_terminate_backend(${pid})`;
      expect(await fate).toMatch(/57P01|CONNECTION_CLOSED|ECONNRESET/);
      await pool.begin(async (tx) => {
        await tx`insert into notes values ('the living one')`;
        go();
        await wait(50);
        await tx`insert into notes values ('the living one')`;
      });
      const rows = await acme.owner`select of from notes`;
      expect(rows.map((row) => row.of)).toEqual(["the living one", "the living one"]);
    } finally {
      await acme.owner`drop table notes`;
      await pool.end();
    }
    expect(uncaught).toEqual([]);
  });

  it.each([
    ["after COMMIT counted", { arrives: true, saves: true, code: "outcome_unknown" }],
    ["before COMMIT arrived", { arrives: false, saves: true, code: "outcome_unknown" }],
    ["of what nobody asked to save", { arrives: true, saves: false, code: "unavailable" }],
  ])("INV-7: a connection lost %s: a change is unknown, and nothing is tried again", async (_, terms) => {
    const { arrives, saves, code } = terms;
    const { prefix } = installation();
    const login = new URL(loginUrl(acme.ownerUrl, prefix, "web", installation().passwordOf("web")));
    const proxy = cutAtCommit({ port: Number(login.port), host: login.hostname }, arrives);
    login.host = `127.0.0.1:${await portOf(proxy)}`;
    const pool = openPool(login.href, { max: 1, prepare: true });
    await acme.owner`create table notes (of text)`;
    await acme.owner.unsafe(`grant insert on notes to ${prefix}_auth`);
    try {
      let tries = 0;
      const change = inTransaction(
        pool,
        { role: "auth", readOnly: false, saves, first: (sql) => sql`select 1`.execute() },
        async (tx) => {
          tries += 1;
          await tx.execute(sql`insert into notes values ('once')`);
        },
      );
      expect(await refusalOf(() => change)).toMatchObject({ code, status: 503 });
      expect(tries).toBe(1);
      const rows = await acme.owner`select of from notes`;
      expect(rows).toHaveLength(arrives ? 1 : 0);
    } finally {
      await acme.owner`drop table notes`;
      await pool.end({ timeout: 0 });
      proxy.close();
    }
    expect(uncaught).toEqual([]);
  });

  it("what closes every connection before it is ready is an answer, not an endless wait", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.once("data", () => socket.end());
    });
    const pool = openPool(`postgres://a:b@127.0.0.1:${await portOf(server)}/c`, { max: 1, prepare: true });
    await expect(pool`select 1`).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    expect(connections).toBe(1);
    await pool.end();
    server.close();
    expect(uncaught).toEqual([]);
  });

  it("nor does it go by unheard while the driver still asks for the types of a new connection", async () => {
    const authenticated = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
    const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
    const server = createServer((socket) => {
      socket.once("data", () => {
        socket.write(Buffer.concat([authenticated, ready]));
        socket.once("data", () => socket.destroy());
      });
    });
    const pool = openPool(`postgres://a:b@127.0.0.1:${await portOf(server)}/c`, { max: 1, prepare: true });
    await expect(pool`select 1`).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await wait(20);
    expect(uncaught).toEqual([]);
    await pool.end();
    server.close();
  });
});

/** A way to PostgreSQL that is cut when a COMMIT is sent: before it gets through, or when its answer comes back. */
function cutAtCommit(to: { port: number; host: string }, arrives: boolean): Server {
  return createServer((client) => {
    const upstream = connect(to);
    let committing = false;
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on("data", (chunk) => {
      committing ||= /\bcommit\b/i.test(chunk.toString("latin1"));
      if (committing && !arrives) return cut();
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => (committing ? cut() : client.write(chunk)));
    client.on("error", cut).on("close", cut);
    upstream.on("error", cut).on("close", cut);
  });
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
