import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Leaves out, one at a time in a copy of the project, each condition by which PostgreSQL says what somebody holds, and
 * counts how many of these faults the tests notice: `npm run mutation:sql`, some five minutes.
 */
const files = ["db/sql/what-counts.sql", "db/sql/held-access.sql", "server/grants/impact/queries.ts"];
const tests = ["what-counts", "permissions", "grants"].map((name) => `tests/procedures/${name}.test.ts`);

/** A condition, and what stands for one that always holds, or never. */
const conditions: [RegExp, string][] = [
  [/\b(x|tm|t)\.(ended_at|deleted_at|deactivated_at) is null\b/g, "true"],
  [/\bx\.starts_at <= now\(\)/g, "true"],
  [/\bx\.expires_at > now\(\)/g, "true"],
  [/\bx\.expires_at is null\b/g, "false"],
  [/\bg\.teams_on\b/g, "true"],
];

const copy = mkdtempSync(join(tmpdir(), "gatehouse-mutation-"));
for (const part of ["server", "db", "emails", "tests", "package.json", "tsconfig.json"])
  cpSync(part, join(copy, part), { recursive: true });
symlinkSync(resolve("node_modules"), join(copy, "node_modules"));

/** True when the tests fail, as they should for a fault. */
function noticed(): boolean {
  const args = [
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--project",
    "database",
    "--bail",
    "1",
    ...tests,
  ];
  return spawnSync("npx", ["vitest", ...args], { cwd: copy, stdio: "ignore" }).status !== 0;
}

let unnoticed = 0;
const rows: string[] = [];
try {
  if (noticed()) throw new Error("The tests fail without a fault.");
  for (const file of files) {
    const whole = readFileSync(file, "utf8");
    const places = conditions.flatMap(([what, instead]) =>
      [...whole.matchAll(what)].map(({ index, 0: found }) => ({ index, found, instead })),
    );
    let seen = 0;
    for (const { index, found, instead } of places) {
      writeFileSync(join(copy, file), whole.slice(0, index) + instead + whole.slice(index + found.length));
      if (noticed()) seen += 1;
      else {
        const line = whole.slice(0, index).split("\n").length;
        console.log(`Not noticed: ${file}:${line} without ${found}`);
      }
    }
    unnoticed += places.length - seen;
    rows.push(`${file}: ${seen} of ${places.length}`);
    writeFileSync(join(copy, file), whole);
  }
} finally {
  rmSync(copy, { recursive: true });
}
console.log(rows.join("\n"));
console.log(`${unnoticed} not noticed`);
