import { describe, expect, it } from "vitest";
import { catalogWith } from "@/server/catalogs/of";
import { decide, type Facts } from "@/server/policy/decision";
import { differenceOf, turnsInert } from "@/server/policy/difference";
import { effectiveOf, inertOf, missingFor } from "@/server/policy/effective";

const trust = catalogWith(["software-trust"]);
const secring = "keypair.import_gpg_secring";
const master = "keypair.manage_master_gpg_key";

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
      differenceOf(trust, [
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
  });

  it("a grant counts from its very first millisecond", () => {
    const facts: Facts = {
      name: "Sam",
      org: { name: "Acme", suspended: false, teamsOn: true },
      platformAdmin: false,
      membership: {
        ...{ role: "member", enabled: true, approved: true, expiresAt: null },
        ...{ accountDisabled: false, settingsWithheld: false },
      },
      holdings: [{ permissions: ["release.view"], set: null, team: null, startsAt: 7, expiresAt: 8 }],
      now: 7,
    };
    const codes = (now: number) =>
      decide(trust, { ...facts, now }, { permission: "release.view" }).because.map(({ code }) => code);
    expect([codes(6), codes(7), codes(8)]).toEqual([
      ["nothing", "granted_later"],
      ["granted"],
      ["nothing", "granted_over"],
    ]);
  });
});
