import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Breaks the decision in small ways, one at a time in a copy of the project, and counts how many of these faults its
 * tests notice: `npx tsx tests/mutation/run.ts [part of a file's name]`. Prints those that stayed unnoticed.
 */
const files = ["decision", "effective", "catalog-faults"].map((name) => `server/policy/${name}.ts`);
const tests = ["effective", "explanation", "software-trust", "catalogs", "decision"].map(
  (name) => `tests/policy/${name}.test.ts`,
);

/** What is written instead of what; each place where it stands is a fault of its own. */
const faults: [RegExp, string][] = [
  [/===/g, "!=="],
  [/!==/g, "==="],
  [/ <= /g, " < "],
  [/ > (?=\S+[^=]*[);&?{])/g, " >= "],
  [/ && /g, " || "],
  [/ \|\| /g, " && "],
  [/\.every\(/g, ".some("],
  [/\.some\(/g, ".every("],
  [/(?<=[( ])!(?=[\w(])/g, ""],
  [/return null;/g, "return undefined as never;"],
  [/return "none";/g, 'return "all";'],
  [/return "all";/g, 'return "none";'],
  [/steps\.push\(/g, "void ("],
  [/continue;/g, "break;"],
];

const copy = mkdtempSync(join(tmpdir(), "gatehouse-mutation-"));
for (const part of ["server", "tests", "package.json", "tsconfig.json"])
  cpSync(part, join(copy, part), { recursive: true });
symlinkSync(resolve("node_modules"), join(copy, "node_modules"));

/** True when the tests fail, as they should for a fault. */
function noticed(): boolean {
  const args = [
    "vitest",
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--project",
    "unit",
    "--bail",
    "1",
    ...tests,
  ];
  return spawnSync("npx", args, { cwd: copy, stdio: "ignore" }).status !== 0;
}

let made = 0;
const unnoticed: string[] = [];
try {
  if (noticed()) throw new Error("The tests fail without a fault.");
  for (const file of files.filter((name) => name.includes(process.argv[2] ?? ""))) {
    const whole = readFileSync(file, "utf8");
    for (const [what, instead] of faults) {
      for (const { index, 0: found } of whole.matchAll(what)) {
        const line = whole.slice(whole.lastIndexOf("\n", index) + 1, whole.indexOf("\n", index)).trim();
        if (/^(\*|\/\/|\/\*|import)/.test(line)) continue;
        writeFileSync(join(copy, file), whole.slice(0, index) + instead + whole.slice(index + found.length));
        made += 1;
        if (!noticed())
          unnoticed.push(`${file}: ${found.trim()} → ${instead.trim() || "nothing"} in: ${line}`);
      }
    }
    writeFileSync(join(copy, file), whole);
  }
} finally {
  rmSync(copy, { recursive: true });
}
console.log(unnoticed.join("\n"));
console.log(`${made - unnoticed.length} of ${made} faults were noticed.`);
