import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadCatalogs } from "@/server/catalog-files/load";

const catalogs = loadCatalogs(["server/catalogs"]);
const page = readFileSync("server/catalogs/SENTENCES.md", "utf8");
const rules = readFileSync("server/policy/RULES.md", "utf8");

/** Everything that a test is called, in the files where tests are. */
const files = readdirSync("tests", { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.(test|spec)\.ts$/.test(file),
);
const titles = new Set(
  files.flatMap((file) =>
    [...readFileSync(`tests/${file}`, "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(
      ([, text = ""]) => text,
    ),
  ),
);

const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const bare = (cell = "") => cell.replaceAll("`", "");

/** The rows of the page, each with the catalog its table is about; a row of rules has none. */
const rows = page
  .split("\n")
  .reduce<{ catalog: string | null; cells: string[] }[]>((found, line) => {
    if (!line.startsWith("|") || line.startsWith("| ---")) return found;
    const cells = cellsOf(line);
    const [, heading] = /^permission of `(.+)`$/.exec(cells[1] ?? "") ?? [];
    if (cells[0] === "sentence") found.push({ catalog: heading ?? null, cells: [] });
    else found.push({ catalog: found.at(-1)?.catalog ?? null, cells });
    return found;
  }, [])
  .filter(({ cells }) => cells.length > 0);
const ofPermissions = rows.filter(({ catalog }) => catalog !== null);
const ofRules = rows.filter(({ catalog }) => catalog === null);

describe("The sentences of the documents", () => {
  it("each permission that a sentence became is there, with its actions and its reach", () => {
    expect(ofPermissions.length).toBeGreaterThan(90);
    for (const { catalog, cells } of ofPermissions) {
      const [sentence, key, actions = "", reach] = [cells[0], bare(cells[1]), cells[2], cells[3]];
      const permission = catalogs.get(catalog ?? "")?.permissions.find((one) => one.key === key);
      const named = bare(actions).split(", ").filter(Boolean);
      const reaches = named.map((name) => permission?.actions.get(name)?.reach);
      expect([sentence, key, ...(named.length > 0 ? new Set(reaches) : [permission?.reach])]).toEqual([
        ...[sentence, key, reach],
      ]);
    }
  });

  it.each([...catalogs.keys()])("of %s no permission and no action is without its sentence", (catalog) => {
    const said = new Set(
      ofPermissions
        .filter((row) => row.catalog === catalog)
        .flatMap(({ cells }) => [
          bare(cells[1]),
          ...bare(cells[2])
            .split(", ")
            .filter(Boolean)
            .map((action) => `${bare(cells[1])} ${action}`),
        ]),
    );
    const there = catalogs.get(catalog)?.permissions ?? [];
    const all = there.flatMap(({ key, actions }) => [
      key,
      ...[...actions.keys()].map((one) => `${key} ${one}`),
    ]);
    expect([...said].sort()).toEqual(all.sort());
  });

  it("each rule that a sentence became exists", () => {
    expect(ofRules.length).toBeGreaterThan(60);
    for (const { cells } of ofRules) expect(rules).toContain(`${cells[1]} |`);
  });

  it("each test that is named exists, and one of a rule carries its ID", () => {
    for (const { catalog, cells } of rows) {
      const test = cells.at(-1) ?? "";
      if (test === "*not built yet*") {
        expect([cells[1], catalog]).toEqual([cells[1], null]);
        const proved = [...titles].filter((title) => new RegExp(`\\b${cells[1]}\\b.*:`).test(title));
        expect([cells[1], proved]).toEqual([cells[1], []]);
        continue;
      }
      expect([test, titles.has(test)]).toEqual([test, true]);
      if (catalog === null) expect(test).toMatch(new RegExp(`\\b${cells[1]}\\b`));
    }
  });
});
