import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endOfRetention, pruneAll } from "@/server/audit/verify/prune";
import { verifyAll, verifyChain } from "@/server/audit/verify/verify-chain";
import { appendToAuditLog, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { canonicalJson } from "@/server/audit-log/canonical-json";
import { appendEvents, lockHead } from "@/server/audit-log/queries";
import { writeDemoPast } from "@/server/startup/demo/past";
import { Tx } from "@/server/transaction/drizzle";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
let org = "";

beforeAll(async () => {
  org = (await acme.ids("olive")).org;
  await writeDemoPast(acme.ownerUrl);
});

const faults = async () => {
  const found = [];
  for await (const { orgId, broken } of verifyAll(acme.owner)) if (broken) found.push({ orgId, ...broken });
  return found;
};

const gone = { seq: 1, says: "is missing, and so is every one after it" };

/** Takes a chain away with its head, for the length of a look at it. */
async function without(orgId: string, look: () => Promise<void>) {
  await acme.owner`create table taken_event as select org_id, seq, at, body, prev, hash, key_id from audit_event where org_id = ${orgId}`;
  await acme.owner`create table taken_head as select * from audit_head where org_id = ${orgId}`;
  await acme.owner`delete from audit_event where org_id = ${orgId}`;
  await acme.owner`delete from audit_head where org_id = ${orgId}`;
  try {
    await look();
  } finally {
    await acme.owner`insert into audit_event (org_id, seq, at, body, prev, hash, key_id) select * from taken_event`;
    await acme.owner`delete from audit_head where org_id = ${orgId}`;
    await acme.owner`insert into audit_head select * from taken_head`;
    await acme.owner`drop table taken_event, taken_head`;
  }
}

describe("What has to have a chain", () => {
  it("KIO-26: a living organization whose chain is gone with its head is no whole audit", async () => {
    expect(await faults()).toEqual([]);
    await without(org, async () => {
      expect(await faults()).toEqual([{ orgId: org, ...gone }]);
      await acme.owner`insert into audit_head (org_id, seq, hash) values (${org}, 0, ${Buffer.alloc(32)})`;
      expect(await faults()).toEqual([{ orgId: org, ...gone }]);
    });
    expect(await faults()).toEqual([]);
  });

  it("KIO-26: nor is one whose platform has none, or whose deleted organization has none", async () => {
    await acme.owner`update platform set set_up_at = now()`;
    await without(PLATFORM_ORG_ID, async () =>
      expect(await faults()).toContainEqual({ orgId: PLATFORM_ORG_ID, ...gone }),
    );
    const pia = await acme.as("pia");
    const { slug } = await pia.platform.createOrganization({ name: "Gone Soon" });
    const { id } = await pia.platform.organization({ slug });
    await pia.platform.archiveOrganization({ id });
    await pia.platform.deleteOrganization({ id, confirmation: "Gone Soon" });
    expect(await faults()).toEqual([]);
    await without(id, async () => expect(await faults()).toEqual([{ orgId: id, ...gone }]));
  });
});

describe("The clock in a chain", () => {
  const by = { id: null, name: "Gatehouse", email: null, role: null };
  const target = { kind: "organization", label: "Acme" } as const;
  const one = () => [
    { orgId: org, events: [{ action: "settings.changed", target: { ...target, id: org } } as const] },
  ];

  it("who waited for the lock of the chain has a later moment than who it waited for", async () => {
    let let_go = () => {};
    const held = new Promise<void>((resolve) => {
      let_go = resolve;
    });
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const first = acme.owner.begin(async (tx) => {
      await lockHead(new Tx(tx), org);
      locked();
      await held;
      await appendToAuditLog(new Tx(tx), request(), by, one());
    });
    await isLocked;
    const second = acme.owner.begin((tx) => appendToAuditLog(new Tx(tx), request(), by, one()));
    // The second asks for the lock before the first writes its event.
    for (let waiting = 0; waiting === 0; )
      [{ waiting }] = (await acme.owner`
        select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`) as unknown as [
        { waiting: number },
      ];
    let_go();
    await Promise.all([first, second]);
    const [row] = await acme.owner`
      select count(*)::int as back from (
        select at, lag(at) over (order by seq) as before from audit_event where org_id = ${org}) e where at < before`;
    expect(row?.back).toBe(0);
  });

  it("what plain concurrency and two machines explain is no clock that jumped; what they do not is told with its size", async () => {
    const newest = Date.now() + 1000;
    const append = (at: number) =>
      acme.owner.begin((tx) =>
        appendEvents(new Tx(tx), org, new Date(at), [
          canonicalJson({
            action: "settings.changed",
            actor: by,
            target: { ...target, id: org },
            requestId: "r",
          }),
        ]),
      );
    const back = async () => {
      const { broken, clockWentBack, clockWentBackMs } = await verifyChain(acme.owner, org);
      return { broken, clockWentBack, clockWentBackMs };
    };
    await append(newest);
    await append(newest - 4_000);
    expect(await back()).toEqual({ broken: null, clockWentBack: 0, clockWentBackMs: 0 });
    await append(newest - 64_000);
    expect(await back()).toEqual({ broken: null, clockWentBack: 1, clockWentBackMs: 60_000 });
  });
});

describe("How far the audit may be pruned", () => {
  afterAll(() => acme.owner`update platform set audit_retention_days = 1095`);

  it("KIO-26: not into what the platform keeps; and the entry says until when, and as which retention asks", async () => {
    await acme.owner`update platform set audit_retention_days = 400`;
    const { day } = await endOfRetention(acme.owner);
    const later = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const before = await acme.owner`select count(*)::int as n from audit_event`;
    const pruned = async (until: string) => {
      for await (const one of pruneAll(acme.owner, until)) expect(one.refused).toBeNull();
    };
    await expect(pruned(later)).rejects.toThrow(
      `The platform keeps its audit for 400 days, so nothing from ${day} on`,
    );
    expect(await acme.owner`select count(*)::int as n from audit_event`).toEqual(before);
    await acme.owner`update platform set audit_retention_days = -2`;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await pruned(tomorrow);
    const [entry] =
      await acme.owner`select body from audit_event where org_id = ${org} and action = 'audit.pruned'`;
    expect(JSON.parse(entry?.body).after).toMatchObject({ before: tomorrow, retentionDays: -2 });
    expect(await faults()).toEqual([]);
  });
});
