import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../server/launch/ensure-built.mjs";
import { ensureInstalled } from "../server/launch/ensure-installed.mjs";
import { root } from "../server/launch/root.mjs";
import { run } from "../server/launch/run.mjs";
import { asOne, playwrightCounts, sum, vitestCounts } from "./support/counts.mjs";

/**
 * `npm test`: everything a change must pass, ending with one line that counts it.
 * `npm run check` is the same without browsers.
 */
const withBrowser = !process.argv.includes("--without-browser");
const output = join(root, "tests", ".output");
const bin = (name) => join(root, "node_modules", name);

forgetConfiguration();
await ensureInstalled();
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const [built, checks] = await Promise.all([buildOnce(), checkSources()]);
const counts = [
  built,
  ...checks,
  await unitAndDatabase(built.failed === 0),
  olderPostgresAbsent(await findOlder()),
];
if (withBrowser) counts.push(await browser(built.failed === 0));

const total = sum(counts);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

async function buildOnce() {
  return named("build", async () => ((await ensureBuilt()) ? 0 : 1));
}

async function checkSources() {
  // The type checker reads types that the build writes; without a build it makes do with those of the packages.
  const types = await named("types", () => program(bin("typescript/bin/tsc"), ["--noEmit"]));
  const lint = await named("lint", () => program(bin("@biomejs/biome/bin/biome"), ["check", "."]));
  const unused = await named("unused code", () =>
    program(bin("knip/bin/knip.js"), ["--config", "tests/knip.json", "--no-progress"]),
  );
  return [types, lint, unused];
}

async function unitAndDatabase(isBuilt) {
  // Each test of the launch would try the build again, and fail in the same way.
  const projects = isBuilt ? [] : ["--project=!launch"];
  const file = join(output, "vitest.json");
  const code = await program(
    bin("vitest/vitest.mjs"),
    [
      ...["run", "--config", "tests/vitest.config.ts", ...projects],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ],
    { quiet: false },
  );
  return vitestCounts(file, code);
}

async function browser(isBuilt) {
  if (!isBuilt) return asOne(1);
  const { ensureBrowser } = await import("./support/ensure-browser.mjs");
  if (!(await ensureBrowser())) {
    console.error("There is no browser to test with. Install Chromium, or set GATEHOUSE_BROWSER to one.");
    return asOne(1);
  }
  // One flow is tried in these as well; without them it counts as skipped.
  const { ensureOtherBrowsers } = await import("./support/other-browsers.mjs");
  ensureOtherBrowsers();
  const file = join(output, "playwright.json");
  const code = await program(
    bin("@playwright/test/cli.js"),
    ["test", "--config", "tests/playwright.config.ts"],
    { quiet: false },
  );
  return playwrightCounts(file, code);
}

async function findOlder() {
  const { olderPostgres } = await import("./support/older-postgres.mjs");
  return olderPostgres();
}

function olderPostgresAbsent(older) {
  if (older) return asOneNothing();
  console.log(
    "No older PostgreSQL (15 or newer) is installed: the database tests ran on the built-in one only.",
  );
  return { passed: 0, failed: 0, skipped: 1 };
}

function asOneNothing() {
  return { passed: 0, failed: 0, skipped: 0 };
}

async function named(name, work) {
  const begun = performance.now();
  const code = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  return asOne(code);
}

function program(script, args, { quiet = true } = {}) {
  return run(process.execPath, [script, ...args], { quiet });
}

// What somebody's shell says about their own Gatehouse is not for its tests.
function forgetConfiguration() {
  const file = join(root, ".env.example");
  if (!existsSync(file)) return;
  for (const [, name] of readFileSync(file, "utf8").matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)) {
    delete process.env[name];
  }
}
