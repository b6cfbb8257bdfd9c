import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { accessOf, marksOf, whysOf } from "@/server/permissions/access";
import { factsFrom, factsOfTeam } from "@/server/permissions/facts";
import type { StoredFacts } from "@/server/permissions/queries";
import { decide } from "@/server/policy/decision";
import { choicesOf, columnsOf, labelsOf } from "@/server/policy/permission-choices";

const trust = mergedCatalog(["*", "software-trust"]);
const end = Date.UTC(2026, 10, 30);
const holding = (over: Partial<StoredFacts["holdings"][number]>): StoredFacts["holdings"][number] => ({
  ...{ id: "g", permission: null, set: null, team: null, startsAt: 0, expiresAt: null, reason: null },
  ...over,
});
/** Sam as the database has them, holding this. */
const stored = (...holdings: StoredFacts["holdings"]): StoredFacts => ({
  ...{ id: "m", accountId: "a", name: "Sam", platformAdmin: true, role: "member", enabled: true },
  ...{ approved: false, expiresAt: end, accountDisabled: false, settingsWithheld: true },
  ...{ orgName: "Acme", suspended: false, teamsOn: true, catalogs: [], now: 1, holdings },
});
const active = (...holdings: StoredFacts["holdings"]) =>
  factsFrom({ ...stored(...holdings), approved: true });

describe("What one person may do, at a glance", () => {
  it("X-11, X-12: by category, what is allowed and what is inert with what it lacks; nothing of the rest", () => {
    const facts = active(
      holding({ permission: "vpn.view" }),
      holding({ permission: "audit.export" }),
      holding({ permission: "keypair.view", expiresAt: 1 }),
      holding({ permission: "audit.view", startsAt: 2 }),
    );
    const { categories } = accessOf(trust, facts);
    expect(
      categories.map(({ label, permissions }) => [label, ...permissions.map((p) => [p.label, p.lacks])]),
    ).toEqual([
      ["vpn", ["View vpn", null]],
      ["audit", ["Export audit", ["View audit"]]],
      ["general", ["Export audit", ["View audit"]]],
    ]);
    expect(categories[0]?.permissions[0]).toMatchObject({ allowed: true, scope: "all" });
    expect(accessOf(trust, active()).categories).toEqual([]);
  });

  it("X-19: every permission of a category is explained, held or not; a category nobody knows is left out", () => {
    const whys = whysOf(trust, active(holding({ permission: "vpn.view" })), ["vpn", "no such"]);
    expect(whys.map(({ key, label, permissions }) => [key, label, permissions.map((p) => p.scope)])).toEqual([
      ["vpn", "vpn", ["all", "none", "none"]],
    ]);
    expect(whys[0]?.permissions.map(({ lacks }) => lacks)).toEqual([null, null, null]);
  });
});

describe("What marks the boxes of one person", () => {
  const set = { id: "s", name: "Ops", keys: ["vpn.view", "audit.export"] };
  const team = { id: "t", name: "Crew", active: true };
  const holdings = [
    holding({ set }),
    holding({ permission: "infra.view", team }),
    holding({ permission: "backup.view" }),
  ];

  it("X-11: the way besides a grant of its own, and what is inert", () => {
    expect(marksOf(trust, active(...holdings))).toEqual([
      { key: "infra.view", by: "team", inert: false },
      { key: "vpn.view", by: "set", inert: false },
      { key: "audit.export", by: "set", inert: true },
    ]);
  });

  it("X-12: stay while the person is kept out, as the badges of the list do; a Manager kept out has what was granted", () => {
    const out = factsFrom({ ...stored(...holdings), role: "manager", enabled: false });
    expect(marksOf(trust, out)).toEqual(marksOf(trust, active(...holdings)));
    const suspended = active(...holdings);
    const org = { ...suspended.org, suspended: true };
    expect(marksOf(trust, { ...suspended, org })).toEqual(marksOf(trust, suspended));
    const manager = factsFrom({ ...stored(...holdings), role: "manager", approved: true });
    expect(new Set(marksOf(trust, manager).map(({ by }) => by))).toEqual(new Set(["manager"]));
  });

  it("do not exist for a person who is not a member", () => {
    expect(marksOf(trust, { ...active(...holdings), membership: null })).toEqual([]);
  });
});

describe("What can be granted", () => {
  it("DST-4: stands under its category, by its verb alone where that says it, with what it needs", () => {
    const find = (category: string, permission: string) =>
      choicesOf(trust)
        .find(({ key }) => key === category)
        ?.actions.find(({ key }) => key === permission);
    expect(find("keypair", "keypair.approve_export")).toEqual({
      ...{ key: "keypair.approve_export", label: "Approve keypair export", action: "approve export" },
      description: "Approve requests to export keypairs you are assigned to.",
      ...{ requires: [], acts: [] },
    });
    expect(find("audit", "audit.export")?.requires).toEqual(["audit.view"]);
    expect(find("general", "audit.view")?.action).toBe("View audit");
    expect(choicesOf(trust)[0]).toMatchObject({ key: "infra", category: "infra" });
    const lost = { ...trust, permissions: new Map() };
    expect(choicesOf(lost).flatMap(({ actions }) => actions)).toEqual([]);
  });

  it("DST-8: what is done with it can be asked about, also where it needs the permission on a resource", () => {
    const [action] = choicesOf(trust).flatMap(({ actions }) =>
      actions.filter(({ key }) => key === "teams.manage_mine"),
    );
    expect(action?.acts).toEqual([
      ...["view", "update", "deactivate"].map((key) => ({ key, resource: false })),
      { key: "map", resource: true },
    ]);
  });

  it("X-12: the categories of the first catalog are columns, the others follow; what Gatehouse guards has none", () => {
    const columns = columnsOf(mergedCatalog(["*", "knowledge-base"]));
    expect(columns.main.map(({ key }) => key)).toEqual([
      ...["infra", "service", "backup", "device", "database", "vpn", "audit"],
    ]);
    expect(columns.beside.map(({ label }) => label)).toEqual(["content", "settings"]);
  });

  it("is named in the order of the catalog; what no catalog knows is left out", () => {
    expect(labelsOf(trust, ["keypair.view", "gone.view", "vpn.view", "vpn.view"])).toEqual([
      "View vpn",
      "View keypair",
    ]);
  });
});

describe("What is stored about a member", () => {
  it("X-19: is what the decision asks for: the permission of a grant, or those of its set, and its team", () => {
    const set = { id: "s", name: "Ops", keys: ["vpn.view", "vpn.operate"] };
    const team = { id: "t", name: "Crew", active: false };
    expect(
      factsFrom(
        stored(
          holding({ permission: "vpn.view", startsAt: 3, expiresAt: 4 }),
          holding({ set, team }),
          holding({}),
        ),
      ),
    ).toEqual({
      name: "Sam",
      org: { name: "Acme", suspended: false, teamsOn: true },
      platformAdmin: true,
      membership: {
        ...{ role: "member", enabled: true, approved: false, expiresAt: end },
        ...{ accountDisabled: false, settingsWithheld: true },
      },
      holdings: [
        { permissions: ["vpn.view"], set: null, team: null, startsAt: 3, expiresAt: 4 },
        {
          permissions: set.keys,
          set: "Ops",
          team: { name: "Crew", active: false },
          startsAt: 0,
          expiresAt: null,
        },
        { permissions: [], set: null, team: null, startsAt: 0, expiresAt: null },
      ],
      now: 1,
    });
  });

  it("X-19: a team's own grants are explained as a person's would be", () => {
    const grant = {
      ...{ id: "g", permission: null, setId: "s", setName: "Ops", setKeys: ["vpn.view"], reason: null },
      ...{ startsAt: new Date(0), expiresAt: null },
    };
    const facts = factsOfTeam("Crew", "Acme", [grant, { ...grant, expiresAt: new Date(1) }]);
    expect(decide(trust, facts, { permission: "vpn.view" })).toMatchObject({
      allowed: true,
      because: [{ says: "Crew has the permission set “Ops”." }],
    });
    expect(facts.holdings.map(({ startsAt, expiresAt, team }) => [startsAt, expiresAt, team])).toEqual([
      [0, null, null],
      [0, 1, null],
    ]);
    const later = factsOfTeam("Crew", "Acme", [{ ...grant, expiresAt: new Date(1) }]);
    expect(decide(trust, later, { permission: "vpn.view" }).because.map(({ code }) => code)).toEqual([
      ...["nothing", "by_set_over"],
    ]);
  });
});
