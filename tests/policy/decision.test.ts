import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CatalogFile, mergeCatalogs, type Permission, type Reach } from "@/server/policy/catalog";
import { faultsOf } from "@/server/policy/catalog-faults";
import { type Ask, decide, decideAll, type Facts, type Holding } from "@/server/policy/decision";

const reaches: Reach[] = ["all", "assigned", "own"];
const some = <T>(from: readonly T[]) => fc.subarray([...from], { minLength: 0, maxLength: from.length });

/** A catalog of eight permissions, each needing and widening some of the others; relations never run in circles. */
const catalogFile: fc.Arbitrary<CatalogFile> = fc
  .tuple(
    ...Array.from({ length: 8 }, (_, place) => {
      const before = Array.from({ length: place }, (_, i) => `tool.p${i}`);
      return fc.record({
        key: fc.constant(`tool.p${place}`),
        label: fc.constant(`P${place}`),
        description: fc.constant(""),
        reach: fc.constantFrom(...reaches),
        requires: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some(before) }),
        actions: fc
          .record({ requires: some(before), reach: fc.constantFrom(...reaches), resource: fc.boolean() })
          .map(
            (action) =>
              new Map([
                ["act", action],
                ["rest", action],
              ]),
          ),
        broadens: some(before).chain((widened) =>
          fc.tuple(
            ...widened.map((permission) =>
              fc.constantFrom(null, ["act"]).map((actions) => ({ permission, actions })),
            ),
          ),
        ),
      });
    }),
  )
  .chain((permissions) => fc.shuffledSubarray(permissions, { minLength: permissions.length }))
  .map((permissions) => ({
    key: "random",
    name: "Random",
    about: "",
    categories: [{ key: "tool", label: "tool", permissions: permissions.map((p) => p.key) }],
    permissions: permissions.map(
      (p): Permission => ({
        ...p,
        broadens: p.broadens.filter(({ permission, actions }) => {
          const other = permissions.find(({ key }) => key === permission);
          return (actions ? other?.actions.get("act")?.reach : other?.reach) !== "all";
        }),
      }),
    ),
    sets: [],
  }));

const keys = [...Array.from({ length: 8 }, (_, i) => `tool.p${i}`), "tool.gone"];
const moment = (min: number, max: number) => fc.integer({ min, max });
const holding: fc.Arbitrary<Holding> = fc.record({
  permissions: fc.subarray(keys, { minLength: 2 }),
  set: fc.constantFrom(null, "Set"),
  team: fc.option(fc.record({ name: fc.constant("Team"), active: fc.boolean() })),
  startsAt: moment(0, 4),
  expiresAt: fc.option(moment(2, 8)),
});
const mostly = fc.integer({ min: 0, max: 19 }).map((n) => n > 0);
const facts: fc.Arbitrary<Facts> = fc.record({
  name: fc.constant("Sam"),
  org: fc.record({ name: fc.constant("Acme"), suspended: mostly.map((yes) => !yes), teamsOn: mostly }),
  platformAdmin: fc.boolean(),
  membership: fc.option(
    fc.record({
      role: fc.constantFrom("manager", "member", "member", "member"),
      enabled: mostly,
      approved: mostly,
      expiresAt: fc.option(moment(2, 20)),
      accountDisabled: mostly.map((yes) => !yes),
      settingsWithheld: fc.boolean(),
    }),
    { freq: 9 },
  ),
  holdings: fc.array(holding, { maxLength: 5 }),
  now: moment(3, 6),
});
const ask: fc.Arbitrary<Ask> = fc.record({
  permission: fc.constantFrom(...keys),
  action: fc.constantFrom(undefined, undefined, undefined, "act", "act", "rest", "rest", "none such"),
  resource: fc.constantFrom(undefined, ...keys),
});

/** The decision as one would tell it, without a thought for speed or reasons. */
function naive(file: CatalogFile, f: Facts, asked: Ask): "all" | "assigned" | "own" | "none" {
  const find = (key: string) => file.permissions.find((p) => p.key === key);
  const held = (key: string) =>
    f.holdings.some((h) => {
      const begun = h.startsAt <= f.now;
      const over = h.expiresAt !== null && f.now >= h.expiresAt;
      const off = h.team !== null && !(f.org.teamsOn && h.team.active);
      return h.permissions.includes(key) && begun && !over && !off;
    });
  const counts = (key: string): boolean => Boolean(find(key)?.requires.every(counts)) && held(key);

  const p = find(asked.permission);
  const m = f.membership;
  if (!p || !m || f.org.suspended || m.accountDisabled || !m.enabled || !m.approved) return "none";
  if (m.expiresAt !== null && f.now >= m.expiresAt) return "none";
  if (asked.action === "none such") return "none";
  if (m.role === "manager") return "all";
  if (!counts(p.key)) return "none";
  const action = asked.action === undefined ? undefined : p.actions.get(asked.action);
  if (action && !action.requires.every(counts)) return "none";
  if (action?.resource && !counts(asked.resource ?? "nothing")) return "none";
  const wide = file.permissions.some(
    (other) =>
      counts(other.key) &&
      other.broadens.some(
        (b) => b.permission === p.key && (b.actions === null || b.actions.includes(asked.action ?? "-")),
      ),
  );
  return wide ? "all" : (action ?? p).reach;
}

describe("The decision", () => {
  it("X-19, INV-5: equals a naive model of it in 10,000 random cases", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(catalogFile, facts, fc.array(ask, { minLength: 1, maxLength: 4 }), (file, f, asks) => {
        expect(faultsOf(file)).toEqual([]);
        const decisions = decideAll(mergeCatalogs([file]), f, asks);
        expect(decisions.map(({ scope }) => scope)).toEqual(asks.map((asked) => naive(file, f, asked)));
        for (const { allowed, scope, because } of decisions) {
          seen.set(scope, (seen.get(scope) ?? 0) + 1);
          expect(allowed).toBe(scope !== "none");
          expect(because.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 10_000 },
    );
    // The cases are no dull ones: each answer was given often.
    for (const scope of ["all", "assigned", "own", "none"]) expect(seen.get(scope)).toBeGreaterThan(200);
  });

  it("answers a hundred asks in the order asked, each as if it had been asked alone", () => {
    fc.assert(
      fc.property(catalogFile, facts, fc.array(ask, { minLength: 100, maxLength: 100 }), (file, f, asks) => {
        const catalog = mergeCatalogs([file]);
        expect(decideAll(catalog, f, asks)).toEqual(asks.map((asked) => decide(catalog, f, asked)));
      }),
      { numRuns: 50 },
    );
  });
});
