import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../..");

/**
 * The tests that must notice a fault by themselves. The one of random cases is left out: what it alone would notice,
 * nobody can read anywhere.
 */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    setupFiles: ["tests/support/configure-process.ts"],
    include: ["tests/policy/**/*.test.ts"],
    exclude: ["tests/policy/decision.test.ts", "tests/policy/screens.test.ts"],
    testTimeout: 60_000,
  },
});
