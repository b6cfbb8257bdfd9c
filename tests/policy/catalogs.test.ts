import { describe, expect, it } from "vitest";
import { loadCatalogs } from "@/server/catalog-files/load";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { catalog, permission, saidOf } from "@/tests/support/own-catalog";

const shipped = loadCatalogs(["server/catalogs"]);
describe("The shipped catalogs", () => {
  it("KIO-6: KIOPS has its seven categories, each to view, operate and manage; audit to view and export", () => {
    const file = shipped.get("kiops");
    expect(file?.categories.map((c) => `${c.key}: ${c.permissions.join(" ")}`)).toEqual([
      ...["infra", "service", "backup", "device", "database", "vpn"].map(
        (c) => `${c}: ${c}.view ${c}.operate ${c}.manage`,
      ),
      "audit: audit.view audit.export",
    ]);
  });

  it("NIR-2: Platform manages all resources, DevOps all but cloud credentials, host groups and policies", () => {
    const file = shipped.get("nirmata");
    const managed = (set: string) =>
      file?.sets
        .find(({ key }) => key === set)
        ?.permissions.filter((key) => key.endsWith(".manage"))
        .map((key) => key.replace(".manage", ""));
    expect(managed("platform")?.sort()).toEqual(file?.categories.map(({ key }) => key).sort());
    expect(managed("devops")?.sort()).toEqual([
      ...["application_catalogs", "applications", "cluster_types", "clusters", "environment_types"],
      ...["environments", "git_credentials"],
    ]);
    expect(file?.permissions.map(({ key }) => key).filter((key) => /user|member|role/.test(key))).toEqual([]);
  });

  it("KMP-1: an Operator sees what was shared with them, an SSL power user does all certificate work and nothing else", () => {
    const file = shipped.get("key-manager-plus");
    const set = (name: string) => file?.sets.find((one) => one.name === name)?.permissions;
    expect(set("Operator")).toEqual(["ssl_certificate.view"]);
    expect(set("SSL power user")).toEqual(
      file?.categories.find(({ key }) => key === "ssl_certificate")?.permissions,
    );
    expect(file?.permissions.find(({ key }) => key === "ssl_certificate.view")?.reach).toBe("assigned");
  });

  it("X-1, DST-3: every ready-made bundle of the documents is there, and none is called a role", () => {
    const names = [...shipped.values()].flatMap((file) => file.sets.map(({ name }) => name));
    expect(names).toEqual(
      expect.arrayContaining([
        ...["Platform", "DevOps", "Read-only", "SSL power user", "Operator"],
        ...["Content editor", "Application admin"],
        ...["Lead", "Team lead", "Build engineer", "Developer", "Signer", "Auditor"],
      ]),
    );
    expect(JSON.stringify([...shipped.values()])).not.toMatch(/\brole/i);
  });

  it("a permission that is built in has one key in every catalog, under the catalog's own label", () => {
    expect(mergedCatalog(["*"]).permissions.get("audit.export")?.label).toBe("Export audit");
    const trust = mergedCatalog(["*", "software-trust"]);
    expect(trust.categories.filter((c) => c.permissions.includes("audit.view")).map((c) => c.key)).toEqual([
      ...["audit", "general"],
    ]);
    expect(trust.categories.some(({ key }) => key === "gatehouse")).toBe(false);
    expect(mergedCatalog(["*"]).categories.at(-1)?.permissions).toEqual([
      ...["org.settings.manage", "teams.manage_all", "teams.manage_mine"],
    ]);
  });
});

describe("A catalog of one's own", () => {
  it("is loaded beside the shipped ones", () => {
    expect(saidOf(catalog([permission("tool.use")]))).toBe("fine");
  });

  it.each([
    ["no JSON", "{", /^own.json: .*JSON/],
    [
      "a key that is none",
      catalog([permission("Tool Use")]),
      "own.json: permissions[0].key: must look like keypair.view.",
    ],
    [
      "a field nobody knows",
      catalog([permission("tool.use", { need: [] })]),
      /^own.json: permissions\[0\]: .*"need"/,
    ],
    [
      "an unknown prerequisite",
      catalog([permission("tool.use", { requires: ["tool.see"] })]),
      'own.json:1: permission "tool.use" needs "tool.see", which does not exist.',
    ],
    [
      "a circle",
      catalog([
        permission("tool.a", { requires: ["tool.b"] }),
        permission("tool.b", { requires: ["tool.c"] }),
        permission("tool.c", { requires: ["tool.a"] }),
      ]),
      'own.json:1: permission "tool.a" needs itself: tool.a → tool.b → tool.c → tool.a.',
    ],
    [
      "a permission that needs itself",
      catalog([permission("tool.a", { requires: ["tool.a"] })]),
      'own.json:1: permission "tool.a" needs itself: tool.a → tool.a.',
    ],
    [
      "a permission twice",
      catalog([permission("tool.a"), permission("tool.a")]),
      'own.json:1: permission "tool.a" is listed twice.',
    ],
    [
      "another catalog's permission",
      catalog([permission("vpn.view")]),
      'own.json:1: permission "vpn.view" is also in catalog "kiops".',
    ],
    [
      "another catalog's category",
      catalog([permission("tool.a", { category: "vpn" })], { categories: [{ key: "vpn", label: "VPN" }] }),
      'own.json:1: category "vpn" is also in catalog "kiops".',
    ],
    [
      "another catalog's name",
      catalog([permission("tool.a")], { key: "kiops" }),
      'own.json:1: catalog "kiops" stands in server/catalogs/kiops.json as well.',
    ],
    [
      "an unknown category",
      catalog([permission("tool.a", { category: "tol" })]),
      'own.json:1: permission "tool.a" stands in "tol", which is no category.',
    ],
    [
      "a built-in permission with relations of its own",
      catalog([permission("audit.view", { requires: ["tool.a"] }), permission("tool.a")]),
      'own.json:1: permission "audit.view" is built in: give it a label, a category and names of actions, nothing else.',
    ],
    [
      "an action with an unknown prerequisite",
      catalog([permission("tool.a", { actions: { open: { requires: ["tool.b"] } } })]),
      'own.json:1: permission "tool.a" for "open" needs "tool.b", which does not exist.',
    ],
    [
      "an action that needs its own permission",
      catalog([permission("tool.a", { actions: { open: { requires: ["tool.a"] } } })]),
      'own.json:1: permission "tool.a" needs itself for "open".',
    ],
    [
      "a wider reach of nothing",
      catalog([permission("tool.a", { broadens: [{ permission: "tool.b" }] })]),
      'own.json:1: permission "tool.a" broadens "tool.b", which does not exist.',
    ],
    [
      "a wider reach of what reaches everything",
      catalog([permission("tool.a", { broadens: [{ permission: "tool.b" }] }), permission("tool.b")]),
      'own.json:1: permission "tool.a" broadens "tool.b", which reaches everything already.',
    ],
    [
      "a wider reach of itself",
      catalog([permission("tool.a", { reach: "own", broadens: [{ permission: "tool.a" }] })]),
      'own.json:1: permission "tool.a" broadens itself.',
    ],
    [
      "a wider reach of an unknown action",
      catalog([
        permission("tool.a", { broadens: [{ permission: "tool.b", actions: ["open"] }] }),
        permission("tool.b"),
      ]),
      'own.json:1: permission "tool.a" broadens "open" of "tool.b", which does not exist.',
    ],
    [
      "a set with an unknown permission",
      catalog([permission("tool.a")], {
        sets: [{ key: "x", name: "X", description: "", permissions: ["tool.b"] }],
      }),
      'own.json:1: set "x" holds "tool.b", which does not exist.',
    ],
    [
      "a set without a prerequisite",
      catalog([permission("tool.a"), permission("tool.b", { requires: ["tool.a"] })], {
        sets: [{ key: "x", name: "X", description: "", permissions: ["tool.b"] }],
      }),
      'own.json:1: set "x" holds "tool.b" without "tool.a", which it needs.',
    ],
  ])("X-11: %s is refused, naming the file and the entry", (_, content, said) => {
    if (typeof said === "string") expect(saidOf(content)).toBe(said);
    else expect(saidOf(content)).toMatch(said);
  });

  it("a fault in a file of many lines names the line of its entry", () => {
    const content = catalog([permission("tool.a"), permission("tool.b", { requires: ["tool.c"] })]);
    const pretty = JSON.stringify(content, null, 2);
    const line = pretty.split("\n").findIndex((text) => text.includes('"key": "tool.b"')) + 1;
    expect(line).toBeGreaterThan(10);
    expect(saidOf(pretty)).toBe(
      `own.json:${line}: permission "tool.b" needs "tool.c", which does not exist.`,
    );
  });

  it("ten thousand permissions in one chain can be checked; one more is a mistake", () => {
    const chain = (length: number) =>
      catalog(
        Array.from({ length }, (_, i) =>
          permission(`tool.p${i}`, i > 0 ? { requires: [`tool.p${i - 1}`] } : {}),
        ),
      );
    expect(saidOf(chain(10_000))).toBe("fine");
    expect(saidOf(chain(10_001))).toBe("own.json: has more than 10000 permissions.");
  });
});
