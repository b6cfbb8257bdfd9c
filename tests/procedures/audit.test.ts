import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/server/audit-log/canonical-json";
import { linkHash, noHash } from "@/server/audit-log/hash-chain";
import { useCast } from "@/tests/support/people";

const acme = useCast();

interface EventRow {
  org_id: string;
  seq: string;
  at: Date;
  body: string;
  prev: Buffer;
  hash: Buffer;
}

/** Recomputes a chain from its first event; answers the first sequence number that does not fit, or null. */
function firstBroken(events: EventRow[]): number | null {
  let prev: Buffer = noHash;
  for (const [index, event] of events.entries()) {
    const seq = Number(event.seq);
    const hash = linkHash({ orgId: event.org_id, seq, at: event.at, body: event.body, prev });
    if (seq !== index + 1 || !event.prev.equals(prev) || !event.hash.equals(hash)) return seq;
    prev = hash;
  }
  return null;
}

const chain = async () => {
  const { org } = await acme.ids("olive");
  return [...(await acme.owner<EventRow[]>`select * from audit_event where org_id = ${org} order by seq`)];
};

describe("The audit trail", () => {
  it("40 changes at once append without a gap, in one unbroken chain", async () => {
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, n) => acme.newcomer(`Person ${n}`, "acme")),
    );
    const [olive, marco] = [await acme.as("olive"), await acme.as("marco")];
    await Promise.all(
      asked.map(({ requestId }, n) =>
        (n % 2 ? olive : marco).requests.reject({ org: "acme", id: requestId }),
      ),
    );
    const events = await chain();
    expect(events.length).toBeGreaterThanOrEqual(40);
    expect(firstBroken(events)).toBeNull();
    const [head] =
      await acme.owner`select seq::int, hash from audit_head where org_id = ${events[0]?.org_id ?? ""}`;
    expect(head?.seq).toBe(events.length);
    expect(head?.hash.equals(events.at(-1)?.hash)).toBe(true);
  });

  it("a changed, removed or reordered event is found", async () => {
    const events = await chain();
    const changed = events.map((e, n) => (n === 6 ? { ...e, body: e.body.replace("Person", "Nobody") } : e));
    expect(firstBroken(changed)).toBe(7);
    expect(firstBroken(events.filter((_, n) => n !== 3))).toBe(5);
    const swapped = [...events];
    [swapped[9], swapped[10]] = [swapped[10] as EventRow, swapped[9] as EventRow];
    expect(firstBroken(swapped)).toBe(11);
  });

  it("X-18: names and addresses stay as they were", async () => {
    const { email, requestId } = await acme.newcomer("Old Name", "acme");
    await (await acme.as("olive")).requests.reject({ org: "acme", id: requestId });
    await acme.owner`update account set name = 'New Name', email = 'new@name.example', email_norm = 'new@name.example' where email = ${email}`;
    const [event] = await acme.owner`select body from audit_event where target_id = ${requestId}`;
    expect(JSON.parse(event?.body).target).toMatchObject({ label: "Old Name", email });
  });

  it("canonical JSON: keys in order, no white space, undefined left out", () => {
    expect(canonicalJson({ b: [1, "ä\n"], a: { d: null, c: undefined }, "€": true })).toBe(
      '{"a":{"d":null},"b":[1,"ä\\n"],"€":true}',
    );
  });
});
