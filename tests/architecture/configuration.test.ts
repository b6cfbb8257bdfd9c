import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { variables } from "@/server/env";

const known = Object.keys(variables.shape);

describe("every variable of server/env.ts, and no other, stands", () => {
  test("in .env.example, commented out, under its sentence", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n");
    const found = lines.flatMap((line, i) => {
      const [, name, value] = /^#([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
      return name ? [{ name, value: value ?? "", sentence: lines[i - 1] ?? "" }] : [];
    });
    expect(found.map(({ name }) => name)).toEqual(known);
    for (const [name, schema] of Object.entries(variables.shape)) {
      const line = found.find((entry) => entry.name === name);
      const byDefault = schema.safeParse(undefined).data;
      expect(line?.value, `default of ${name}`).toBe(byDefault === undefined ? "" : String(byDefault));
      if (schema.description) expect(line?.sentence).toBe(`# ${schema.description}`);
    }
  });

  test("in the README's table under Configuration", () => {
    const section =
      readFileSync("README.md", "utf8")
        .split(/^## Configuration$/m)[1]
        ?.split(/^## /m)[0] ?? "";
    const rows = [...section.matchAll(/^\|\s*`([A-Z][A-Z0-9_]*)`\s*\|/gm)].map(([, name]) => name);
    expect(rows).toEqual(known);
  });
});
