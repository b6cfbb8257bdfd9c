import { beforeAll, describe, expect, it } from "vitest";
import { organizationAilments, platformAilments } from "@/server/health/input";
import { ailingPage } from "@/server/health/page";
import { countAiling, organizationCounts, platformCounts } from "@/server/health/queries";
import { platformPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { withoutTriggers } from "@/tests/support/crowd";
import { rowsTouched, useCrowd } from "@/tests/support/crowded";

const { database, inside } = useCrowd();
const tables = ["membership", "join_request", "account", "invitation", "access_grant", "outbox"];

/** Most came lately; every hundredth never came, and every fiftieth was last here long ago. */
beforeAll(async () => {
  const { owner } = database;
  await withoutTriggers(owner, async () => {
    await owner`
      update membership set last_active_at = case
        when hashtext(id::text) % 100 = 0 then null
        when hashtext(id::text) % 50 = 1 then now() - interval '200 days' else now() end`;
    await owner`update account set last_active_at = now() where hashtext(id::text) % 100 <> 0`;
  });
  await owner`
    insert into invitation (org_id, email, email_norm, role, invited_by, invited_by_name, expires_at)
    select o.id, n || '@i.example', n || '@i.example', 'member', gen_random_uuid(), 'Olive',
           now() + (case when n % 10 = 0 then -1 else 1 end) * interval '1 day'
      from organization o, generate_series(1, 5000) n where o.slug = 'crowd'`;
  await owner`
    insert into access_grant (org_id, membership_id, permission, starts_at, expires_at)
    select m.org_id, m.id, 'vpn.view', now(), now() + (case when n % 100 = 0 then 5 else 300 end) * interval '1 day'
      from (select org_id, id, row_number() over () as n from membership where ended_at is null) m`;
  for (const table of tables) await owner.unsafe(`vacuum analyze ${table}`);
}, 60_000);

const asPlatform = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(platformPool(), { role: "platform", readOnly: true, first: async () => undefined }, work);

describe("A health board looks at what it shows, not at everybody (KIO-25)", () => {
  it.each(organizationAilments)("%s, in an organization of 22,000, and page after page", async (kind) => {
    const touched = await inside("crowd", (tx, org) =>
      rowsTouched(
        tx,
        async () => {
          const count = await countAiling(tx, kind, org, 1001);
          expect(count).toBeGreaterThan(60);
          const { next } = await ailingPage(tx, kind, org, undefined);
          await ailingPage(tx, kind, org, next);
        },
        tables,
      ),
    );
    expect([kind, touched < 1_500]).toEqual([kind, true]);
  });

  it("what other lists show, in that organization", async () => {
    const touched = await inside("crowd", (tx, org) =>
      rowsTouched(tx, () => organizationCounts(tx, org, 1001), tables),
    );
    // The 500 invitations it counts; a newer PostgreSQL finds even these in the index alone.
    expect(touched).toBeLessThan(600);
  });

  it.each(platformAilments)("%s, over every organization", async (kind) => {
    const touched = await asPlatform((tx) =>
      rowsTouched(
        tx,
        async () => {
          const count = await countAiling(tx, kind, null, 1001);
          expect(count).toBeGreaterThan(200);
          const { next } = await ailingPage(tx, kind, null, undefined);
          await ailingPage(tx, kind, null, next);
        },
        tables,
      ),
    );
    expect([kind, touched < 1_500]).toEqual([kind, true]);
  });

  it("the counts of the platform", async () => {
    const touched = await asPlatform((tx) => rowsTouched(tx, () => platformCounts(tx, 1001), tables));
    expect(touched).toBeLessThan(2_000);
  });
});
