import { describe, expect, it } from "vitest";
import { builtIns, type CatalogFile, labelOf, mergeCatalogs } from "@/server/policy/catalog";
import { decide, type Facts } from "@/server/policy/decision";
import { effectiveOf, inertOf, missingFor } from "@/server/policy/effective";
import { impactOf, turnsInert } from "@/server/policy/impact";
import { secring, trustWithSecring as trust } from "@/tests/support/two-needs";

const master = "keypair.manage_master_gpg_key";

/** A catalog of one category with these permissions, each with what it needs. */
const chained = (name: string, permissions: [key: string, requires: string[]][]): CatalogFile => ({
  ...{ key: name, name, about: "" },
  categories: [{ key: name, label: name, permissions: permissions.map(([key]) => key) }],
  permissions: permissions.map(([key, requires]) => ({
    ...{ key, label: `${key} in ${name}`, description: "", reach: "all", requires },
    ...{ actions: new Map(), broadens: [] },
  })),
  sets: [{ key: name, name, description: "", permissions: permissions.map(([key]) => key) }],
  former: [],
});
const holder = (permissions: readonly string[]): Facts => ({
  ...{ name: "Sam", org: { name: "Acme", suspended: false, teamsOn: true }, platformAdmin: false },
  membership: {
    ...{ role: "member", enabled: true, approved: true, expiresAt: null },
    ...{ accountDisabled: false, settingsWithheld: false },
  },
  holdings: [{ permissions, set: null, team: null, startsAt: 7, expiresAt: 8 }],
  now: 7,
});

describe("What counts of what is held", () => {
  it("INV-5: what lacks a prerequisite is inert, and says what it lacks; what no catalog knows is neither", () => {
    const held = ["gone.view", secring, "audit.export", "audit.view", master, "release.view"];
    expect([...effectiveOf(trust, held)].sort()).toEqual(
      ["audit.export", "audit.view", master, "release.view"].sort(),
    );
    expect([...inertOf(trust, held)]).toEqual([[secring, ["keypair.import"]]]);
    expect([...inertOf(trust, ["audit.export", secring])]).toEqual([
      ["audit.export", ["audit.view"]],
      [secring, [master, "keypair.import"]],
    ]);
  });

  it("INV-5: a chain of prerequisites counts as a whole or not at all, in whatever order it was granted", () => {
    const chain = mergeCatalogs([
      chained("first", [
        ["a.a", []],
        ["a.b", ["a.a"]],
        ["a.c", ["a.b"]],
      ]),
    ]);
    expect([...effectiveOf(chain, ["a.c", "a.b", "a.a"])]).toEqual(["a.a", "a.b", "a.c"]);
    expect([...effectiveOf(chain, ["a.c", "a.a"])]).toEqual(["a.a"]);
    expect([...inertOf(chain, ["a.c", "a.b", "a.b"])]).toEqual([
      ["a.c", ["a.b"]],
      ["a.b", ["a.a"]],
    ]);
    expect(missingFor(chain, ["a.c"])).toEqual(["a.a", "a.b"]);
  });

  it("X-12: several catalogs are one: what two name keeps the label of the first; all their sets are there", () => {
    const [first, second] = [
      chained("first", [
        ["a.a", []],
        ["audit.view", []],
      ]),
      chained("second", [
        ["b.b", ["audit.view"]],
        ["audit.view", []],
      ]),
    ];
    const both = mergeCatalogs([first, second, builtIns]);
    expect(labelOf(both, "audit.view")).toBe("audit.view in first");
    expect([both.main, both.sets.map(({ key }) => key)]).toEqual([1, ["first", "second"]]);
    expect(both.categories.map(({ key, permissions }) => [key, ...permissions])).toEqual([
      ["first", "a.a", "audit.view"],
      ["second", "b.b", "audit.view"],
      ["gatehouse", "org.settings.manage", "teams.manage_all", "teams.manage_mine", "audit.export"],
    ]);
    expect(mergeCatalogs([]).main).toBe(0);
    expect(labelOf(both, "gone.view")).toBe("gone.view");
  });

  it("DST-7: each of several permissions widens another, alone", () => {
    const file = chained("first", [
      ["a.a", []],
      ["a.b", []],
      ["a.c", []],
    ]);
    const wide = {
      ...file,
      permissions: file.permissions.map((p) => ({
        ...p,
        ...(p.key === "a.a"
          ? { reach: "own" as const }
          : { broadens: [{ permission: "a.a", actions: null }] }),
      })),
    };
    const catalog = mergeCatalogs([wide]);
    const reach = (...permissions: string[]) =>
      decide(catalog, holder(permissions), { permission: "a.a" }).scope;
    expect([reach("a.a"), reach("a.a", "a.b"), reach("a.a", "a.c"), reach("a.b", "a.c")]).toEqual([
      ...["own", "all", "all", "none"],
    ]);
  });

  it("X-11: what is missing is everything needed and not there, once, in the catalog's order", () => {
    expect(missingFor(trust, ["audit.export", secring, master])).toEqual(["audit.view", "keypair.import"]);
    expect(missingFor(trust, ["gone.view", secring])).toEqual(["keypair.import", master]);
    expect(missingFor(trust, ["audit.export", "audit.view"])).toEqual([]);
  });

  it("X-11: taking a prerequisite away makes inert what counted before, and only that", () => {
    const before = ["audit.view", "audit.export", secring];
    expect(turnsInert(trust, before, ["audit.export", secring])).toEqual([
      { key: "audit.export", lacks: ["audit.view"] },
    ]);
  });

  it("a difference names who gains and loses what by name, and counts whom it does not touch", () => {
    const person = (id: string, name: string, before: string[], after: string[], carriesAll = false) => ({
      ...{ id, name, before, after, carriesAll },
    });
    expect(
      impactOf(trust, [
        person("1", "Zoe", ["release.view"], ["audit.view"]),
        person("2", "Ann", ["audit.export"], ["audit.export", "audit.view"]),
        person("3", "Max", [], ["audit.view"], true),
        person("4", "Bea", ["audit.view"], ["audit.view"]),
      ]),
    ).toEqual({
      people: [
        { id: "2", name: "Ann", gains: ["audit.view", "audit.export"], loses: [] },
        { id: "1", name: "Zoe", gains: ["audit.view"], loses: ["release.view"] },
      ],
      unaffected: 2,
    });
    const twins = ["2", "1", "3"].map((id) => person(id, "Ann", [], ["audit.view"]));
    expect(impactOf(trust, twins).people.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    const three = ["Cy", "Ann", "Bo"].map((name) => person("1", name, [], ["audit.view"]));
    expect(impactOf(trust, three).people.map(({ name }) => name)).toEqual(["Ann", "Bo", "Cy"]);
  });

  it("a grant counts from its very first millisecond", () => {
    const facts = holder(["release.view"]);
    const codes = (now: number) =>
      decide(trust, { ...facts, now }, { permission: "release.view" }).because.map(({ code }) => code);
    expect([codes(6), codes(7), codes(8)]).toEqual([
      ["nothing", "granted_later"],
      ["granted"],
      ["nothing", "granted_over"],
    ]);
  });
});
