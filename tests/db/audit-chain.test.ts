import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { headIn, headsInLog } from "@/server/audit/verify/anchored-heads";
import { rememberKey } from "@/server/audit/verify/keys";
import { pruneAll } from "@/server/audit/verify/prune";
import { verifyAll, verifyChain } from "@/server/audit/verify/verify-chain";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { canonicalJson } from "@/server/audit-log/canonical-json";
import { appendEvents } from "@/server/audit-log/queries";
import { configure, env, readEnv } from "@/server/env";
import { Tx } from "@/server/transaction/drizzle";
import { platformPool, webPool } from "@/server/transaction/pools";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
let org = "";
let kept: Record<string, unknown>[] = [];

/** Appends events as the system, past every procedure. */
const append = (count: number, at = new Date()) =>
  acme.owner.begin(async (tx) => {
    const target = { kind: "organization", id: org, label: "Acme" } as const;
    const events = Array.from({ length: count }, (_, n) => ({
      action: "settings.changed" as const,
      target,
      after: { n },
    }));
    const actor = { id: null, name: "Gatehouse", email: null, role: null };
    const bodies = events.map((event) => canonicalJson({ ...event, actor, requestId: request().requestId }));
    await appendEvents(new Tx(tx), org, at, bodies);
  });

const verdict = () => verifyChain(acme.owner, org);
const broken = async () => (await verdict()).broken;

beforeAll(async () => {
  org = (await acme.ids("olive")).org;
  const olive = await acme.as("olive");
  await olive.members.edit({ org: "acme", id: (await acme.ids("mia")).member, displayName: "Mia P." });
  await append(9);
  kept = [...(await acme.owner`select * from audit_event where org_id = ${org} order by seq`)];
});

// Every test breaks the chain in its own way, and finds it whole again.
beforeEach(() =>
  acme.owner.begin(async (tx) => {
    await tx`delete from audit_tombstone`;
    await tx`delete from audit_event where org_id = ${org}`;
    await tx`alter table audit_head disable trigger user`;
    for (const { org_id, seq, at, body, prev, hash, key_id } of kept as unknown as Row[]) {
      await tx`insert into audit_event (org_id, seq, at, body, prev, hash, key_id)
               values (${org_id}, ${seq}, ${at}, ${body}, ${prev}, ${hash}, ${key_id})`;
    }
    const last = kept.at(-1) as unknown as Row;
    await tx`update audit_head set seq = ${last.seq}, hash = ${last.hash} where org_id = ${org}`;
    await tx`alter table audit_head enable trigger user`;
  }),
);

interface Row {
  org_id: string;
  seq: number;
  at: Date;
  body: string;
  prev: Buffer;
  hash: Buffer;
  key_id: string;
}

describe("The chain of the audit", () => {
  it("is whole as it was written, for every organization and the platform", async () => {
    // The other organizations of the cast have no past in this database, and so no chain.
    const written = await acme.owner`select distinct org_id as id from audit_event`;
    const whole = [];
    for await (const found of verifyAll(acme.owner)) if (found.events > 0) whole.push(found);
    expect(whole).toHaveLength(written.length);
    for (const found of whole) expect(found.broken).toBeNull();
    expect((await verdict()).events).toBe(10);
  });

  it.each([
    [
      "a word of an event",
      (sql: Sql) =>
        sql`update audit_event set body = replace(body, 'Acme', 'Acne') where seq = 5 and org_id = ${org}`,
    ],
    [
      "when it happened",
      (sql: Sql) => sql`update audit_event set at = at - interval '1 day' where seq = 5 and org_id = ${org}`,
    ],
    [
      "the hash before it",
      (sql: Sql) => sql`update audit_event set prev = ${Buffer.alloc(32)} where seq = 5 and org_id = ${org}`,
    ],
    [
      "its own hash",
      (sql: Sql) => sql`update audit_event set hash = ${Buffer.alloc(32)} where seq = 5 and org_id = ${org}`,
    ],
  ])("names the first event of which somebody changed %s", async (_, change) => {
    await change(acme.owner);
    await acme.owner`update audit_event set body = replace(body, 'Acme', 'Acne') where seq = 8 and org_id = ${org}`;
    expect(await broken()).toEqual({ seq: 5, says: "was changed, or is in another entry’s place" });
  });

  it("names the first that was removed, from the middle, from the beginning and from the end", async () => {
    await acme.owner`delete from audit_event where seq in (4, 6) and org_id = ${org}`;
    expect(await broken()).toEqual({ seq: 4, says: "is missing" });
    await acme.owner`delete from audit_event where seq = 1 and org_id = ${org}`;
    expect(await broken()).toEqual({ seq: 1, says: "is missing" });
  });

  it("names the first of two that changed places", async () => {
    await acme.owner`update audit_event set seq = 1000 where seq = 3 and org_id = ${org}`;
    await acme.owner`update audit_event set seq = 3 where seq = 7 and org_id = ${org}`;
    await acme.owner`update audit_event set seq = 7 where seq = 1000 and org_id = ${org}`;
    expect((await broken())?.seq).toBe(3);
  });

  it("sees that the newest are missing, by the head and, when that was turned back, by a line of the log", async () => {
    const last = kept.at(-1) as unknown as Row;
    const line = `{"level":30,"audit_head":{"org":"${org}","seq":10,"hash":"${last.hash.toString("hex")}"},"msg":"audit"}`;
    await acme.owner`delete from audit_event where seq >= 9 and org_id = ${org}`;
    expect(await broken()).toEqual({ seq: 9, says: "is missing, and so is every one after it" });
    await acme.owner`alter table audit_head disable trigger user`;
    await acme.owner`update audit_head set (seq, hash) = (select seq, hash from audit_event where seq = 8 and org_id = ${org}) where org_id = ${org}`;
    expect(await broken()).toBeNull();
    const file = join(mkdtempSync(join(tmpdir(), "heads-")), "log");
    writeFileSync(file, `not a line\n${line.replace("10,", "8,")}\n${line}\n`);
    const heads = await headsInLog(file);
    expect((await verifyChain(acme.owner, org, heads)).broken).toEqual({
      seq: 9,
      says: "is missing, and so is every one after it",
    });
    expect(headIn("{}")).toBeNull();
    await acme.owner`alter table audit_head enable trigger user`;
  });

  it("sees a chain that was written anew with the same key, by a line of the log", async () => {
    const head = { org, seq: 10, hash: "0".repeat(64) };
    expect((await verifyChain(acme.owner, org, [head])).broken).toEqual({
      seq: 10,
      says: "isn’t the one the log names",
    });
  });

  it("a clock that jumped back breaks nothing, and is told", async () => {
    await append(1, new Date(Date.now() - 3_600_000));
    await append(1);
    expect(await verdict()).toMatchObject({ broken: null, clockWentBack: 1, events: 12 });
  });

  it("without a secret that sealed before nothing starts, and what it sealed is not called whole", async () => {
    const old = env().GATEHOUSE_SECRET ?? "";
    await rememberKey(acme.owner);
    try {
      configure({ GATEHOUSE_SECRET: "another secret of the tests, long enough", GATEHOUSE_OLD_SECRETS: "" });
      await expect(rememberKey(acme.owner)).rejects.toThrow("GATEHOUSE_OLD_SECRETS");
      expect((await broken())?.says).toContain("which is missing");
      configure({ GATEHOUSE_OLD_SECRETS: '["something else", "and-another"]' });
      await expect(rememberKey(acme.owner)).rejects.toThrow("GATEHOUSE_OLD_SECRETS");
    } finally {
      configure({ GATEHOUSE_SECRET: old, GATEHOUSE_OLD_SECRETS: "" });
    }
    expect(await broken()).toBeNull();
  });

  it.each(["one secret", "one,another", '"one"', '["one", 2]', '[""]', "[one]"])(
    "former secrets are a JSON list; %s could mean several things and starts nothing",
    (written) => {
      expect(() => readEnv({ GATEHOUSE_OLD_SECRETS: written })).toThrow("Give a JSON list of secrets");
    },
  );

  it("a key that was rotated: what each sealed verifies with its own", async () => {
    const old = env().GATEHOUSE_SECRET ?? "";
    const other = 'a secret with spaces, "quotes" and a , long enough';
    try {
      configure({ GATEHOUSE_SECRET: other });
      await append(2);
      configure({ GATEHOUSE_SECRET: old, GATEHOUSE_OLD_SECRETS: JSON.stringify(["an older one", other]) });
      await append(1);
      expect(await verdict()).toMatchObject({ broken: null, events: 13 });
    } finally {
      configure({ GATEHOUSE_SECRET: old, GATEHOUSE_OLD_SECRETS: "" });
    }
  });

  it("the owner prunes a beginning, and its signed tombstone carries the rest; a broken chain keeps everything", async () => {
    const pruned = async (day: string) => {
      const found = [];
      for await (const one of pruneAll(acme.owner, day)) if (one.orgId === org) found.push(one);
      return found[0];
    };
    expect(await pruned("2020-01-01")).toMatchObject({ removed: 0, refused: null });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await acme.owner`update platform set audit_retention_days = -2`;
    expect(await pruned(tomorrow)).toMatchObject({ removed: 10, refused: null });
    expect(await verdict()).toMatchObject({ broken: null, events: 1 });
    await append(2);
    expect(await verdict()).toMatchObject({ broken: null, events: 3 });
    await acme.owner`update audit_tombstone set removed = 1 where org_id = ${org}`;
    expect((await broken())?.says).toBe("is a tombstone that was changed");
    expect((await pruned(tomorrow))?.refused).toContain("tombstone that was changed");
    await acme.owner`update platform set audit_retention_days = 1095`;
  });

  it("the roles of the application add and read, and can neither change nor remove", async () => {
    const rights = await acme.owner<{ who: string; table: string; right: string }[]>`
      select grantee as who, table_name as table, privilege_type as right
        from information_schema.role_table_grants
       where table_name in ('audit_event', 'audit_tombstone', 'audit_key') and grantee <> current_user`;
    expect(rights.filter(({ right }) => right !== "SELECT" && right !== "INSERT")).toEqual([]);
    expect(rights.filter(({ table, right }) => table !== "audit_event" && right === "INSERT")).toEqual([]);
    const prefix = env().GATEHOUSE_ROLE_PREFIX;
    const logins = { tenant: webPool, person: webPool, auth: webPool, platform: platformPool };
    for (const [role, pool] of Object.entries(logins)) {
      for (const statement of ["delete from audit_event", "update audit_event set body = body"]) {
        const tried = pool().begin(async (tx) => {
          await tx`select set_config('role', ${`${prefix}_${role}`}, true)`;
          await tx`select set_config('app.org_id', ${PLATFORM_ORG_ID}, true)`;
          await tx.unsafe(statement);
        });
        await expect(tried, role).rejects.toThrow("permission denied for table audit_event");
      }
    }
  });
});
