import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** One thing that either holds or does not. */
export const asOne = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/**
 * Reads what Vitest reported. A file that could not be loaded counts as one failure.
 * @returns {Counts}
 */
export function vitestCounts(file, code) {
  if (!existsSync(file)) return asOne(1);
  const report = JSON.parse(readFileSync(file, "utf8"));
  const unloaded = report.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0);
  return withExitCode(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * Reads what Playwright reported. A test that passed only at a second try counts as failed.
 * @returns {Counts}
 */
export function playwrightCounts(file, code) {
  if (!existsSync(file)) return asOne(1);
  const { stats } = JSON.parse(readFileSync(file, "utf8"));
  return withExitCode(code, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  });
}

// A runner that ends badly without naming a test has failed all the same; so has one that found no test.
function withExitCode(code, counts) {
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/** @param {Counts[]} all */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const key of Object.keys(total)) total[key] += counts[key];
  return total;
}
