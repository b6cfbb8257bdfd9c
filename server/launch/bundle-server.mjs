import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * How the server's own entry becomes one file: packages stay outside, our TypeScript goes in.
 * @param {string} outfile path below the project, so that Node.js finds the packages from there
 * @returns {import("esbuild").BuildOptions}
 */
export function serverBundle(outfile) {
  return {
    absWorkingDir: root,
    entryPoints: ["server/main.ts"],
    outfile: join(root, outfile),
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    tsconfig: "tsconfig.json",
    logLevel: "warning",
  };
}
