import { beforeAll, describe, expect, it } from "vitest";
import { actionsIn } from "@/server/audit/categories";
import { listEvents, type Wanted } from "@/server/audit/list/queries";
import type { EventAction } from "@/server/audit-log/event";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, setOrganization, type Tx } from "@/server/transaction/transaction";
import { firstPage, rowsTouched } from "@/tests/support/crowded";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const org = "0a0a0a0a-0000-4000-8000-000000000001";
const events = 60_000;
const actor = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const inside = <T>(work: (tx: Tx) => Promise<T>) =>
  inTransaction(webPool(), { role: "tenant", readOnly: true, first: async () => undefined }, async (tx) => {
    await setOrganization(tx, org);
    return work(tx);
  });

beforeAll(async () => {
  const { owner } = database;
  await owner`
    insert into audit_event (org_id, seq, at, prev, hash, key_id, body)
    select ${org}, n, timestamptz '2026-01-01' + n * interval '1 minute', '', '', 'x', jsonb_build_object(
             'action', (array['membership.disabled', 'request.filed', 'settings.changed'])[case when n % 5000 = 0 then 3 else 1 + n % 2 end],
             'actor', jsonb_build_object('id', '00000000-0000-4000-8000-' || lpad((n % 20)::text, 12, '0'), 'name', 'N'),
             'target', jsonb_build_object('kind', 'membership', 'label', 'T',
                       'id', '00000000-0000-4000-9000-' || lpad((n % 3000)::text, 12, '0')))::text
      from generate_series(1, ${events}::int) n`;
  await owner`analyze audit_event`;
}, 60_000);

describe("A page of the audit looks at little more than it shows, at the twentieth time too", () => {
  const span = { from: null, until: null };
  const month = { from: new Date("2026-01-20"), until: new Date("2026-01-22") };
  const person = { actor: actor(3), targets: [actor(3).replace("8000", "9000")] };
  const often = {
    actor: actor(3),
    targets: Array.from({ length: 300 }, (_, n) => actor(5000 + n).replace("8000", "9000")).concat(
      person.targets,
    ),
  };
  const rare: EventAction[] = ["settings.changed"];
  const filters: Record<string, Wanted> = {
    everything: { affected: null, actions: null, span },
    "two days": { affected: null, actions: null, span: month },
    "a person": { affected: person, actions: null, span },
    "a person on two days": { affected: person, actions: null, span: month },
    "a rare action": { affected: null, actions: rare, span },
    "all but looks": { affected: null, actions: null, except: actionsIn("looks"), span },
    "a person, all but looks": { affected: person, actions: null, except: actionsIn("looks"), span },
    "a category": { affected: null, actions: actionsIn("memberships"), span },
    "a person's rare action": { affected: person, actions: rare, span },
    "a person of 301 ids": { affected: often, actions: null, span },
    nobody: { affected: { actor: actor(999), targets: [actor(999)] }, actions: null, span },
  };

  it.each(Object.entries(filters))("%s, from the newest, from the middle and back", async (_, wanted) => {
    const key = { at: new Date("2026-01-21T12:00:00Z"), seq: 29_520 };
    for (const where of [firstPage, { ...firstPage, key }, { ...firstPage, key, backwards: true }]) {
      const touched = await inside(async (tx) => {
        for (let n = 0; n < 19; n++) await listEvents(tx, org, wanted, where);
        return rowsTouched(tx, () => listEvents(tx, org, wanted, where), ["audit_event"]);
      });
      expect(touched).toBeLessThanOrEqual(2 * 2 * 51 + 80);
    }
  });
});
