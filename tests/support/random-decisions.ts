import fc from "fast-check";
import type { CatalogFile, Permission, Reach } from "@/server/policy/catalog";
import type { Ask, Facts, Holding } from "@/server/policy/decision";

const reaches: Reach[] = ["all", "assigned", "own"];
const some = <T>(from: readonly T[]) => fc.subarray([...from], { minLength: 0, maxLength: from.length });

/** A catalog of eight permissions, each needing and widening some of the others; relations never run in circles. */
export const catalogFile: fc.Arbitrary<CatalogFile> = fc
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
          .record({
            requires: some(before),
            reach: fc.constantFrom(...reaches),
            resource: fc.boolean(),
            also: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some(before) }),
          })
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
    former: [{ key: "tool.former", label: "Former", now: "tool.p0", action: "act" }],
  }));

/** Another one, which the organization may have switched off: it needs what is built in, and widens its own. */
export const besideFile: CatalogFile = {
  ...{ key: "beside", name: "Beside", about: "", sets: [], former: [] },
  categories: [{ key: "side", label: "side", permissions: ["side.see", "side.all"] }],
  permissions: [
    { key: "side.see", label: "See", reach: "own", requires: ["audit.view"], broadens: [] },
    {
      key: "side.all",
      label: "All",
      reach: "all",
      requires: [],
      broadens: [{ permission: "side.see", actions: null }],
    },
  ].map((p) => ({ description: "", actions: new Map(), ...p }) as Permission),
};

/** Everything that is granted or asked about; the last one left its catalog long ago. */
const keys = [
  ...Array.from({ length: 8 }, (_, i) => `tool.p${i}`),
  ...["side.see", "side.all", "org.settings.manage", "audit.view", "audit.export"],
  ...["tool.gone", "tool.former"],
];
const moment = (min: number, max: number) => fc.integer({ min, max });
const holding: fc.Arbitrary<Holding> = fc.record({
  permissions: fc.subarray(keys, { minLength: 3 }),
  set: fc.constantFrom(null, "Set"),
  team: fc.option(fc.record({ name: fc.constant("Team"), active: fc.boolean() })),
  startsAt: moment(0, 4),
  expiresAt: fc.option(moment(2, 8)),
});
const mostly = fc.integer({ min: 0, max: 19 }).map((n) => n > 0);
export const facts: fc.Arbitrary<Facts> = fc.record({
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
export const ask: fc.Arbitrary<Ask> = fc.record({
  permission: fc.constantFrom(...keys),
  action: fc.constantFrom(undefined, undefined, undefined, "act", "act", "rest", "rest", "none such"),
  resource: fc.constantFrom(undefined, ...keys),
});
