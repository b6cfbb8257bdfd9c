import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { olderPostgres } from "./support/older-postgres.mjs";

const root = resolve(import.meta.dirname, "..");
const all = ["tests/**/*.test.{ts,tsx}"];
const pure = ["policy", "emails", "http", "architecture"].map(
  (folder) => `tests/${folder}/**/*.test.{ts,tsx}`,
);
const withServer = ["tests/launch/**/*.test.ts"];

/** Tests without a browser. `npx vitest --config tests/vitest.config.ts <part of a path>` runs some of them. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    setupFiles: ["tests/support/configure-process.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: pure,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: all,
          exclude: [...pure, ...withServer, "tests/e2e/**"],
          globalSetup: ["tests/support/database-server.ts"],
        },
      },
      ...(olderPostgres()
        ? [
            {
              extends: true as const,
              test: {
                name: `PostgreSQL ${olderPostgres()?.major}`,
                include: ["tests/db/**/*.test.ts"],
                globalSetup: ["tests/support/older-database-server.ts"],
              },
            },
          ]
        : []),
      {
        extends: true,
        test: { name: "launch", include: withServer, fileParallelism: false, testTimeout: 60_000 },
      },
    ],
  },
});
