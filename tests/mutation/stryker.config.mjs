/**
 * Breaks every rule in small ways, one at a time in a copy, and counts how many of these faults the tests of the policy
 * notice: `npm run mutation`, some 20 minutes; `-- --mutate server/policy/team.ts` for one file.
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  mutate: [
    "server/policy/*.ts",
    "server/permissions/{access,choices,facts}.ts",
    "server/catalogs/{shape,of,load}.ts",
  ],
  // A table that is made once, at the start, would need every test for each fault.
  ignoreStatic: true,
  // Not there: to read ours, Stryker wants a compiler API, which TypeScript 7 has not.
  tsconfigFile: "none.json",
  tempDirName: "tests/.output/mutation",
  reporters: ["clear-text"],
  clearTextReporter: { reportTests: false, allowEmojis: false },
};
