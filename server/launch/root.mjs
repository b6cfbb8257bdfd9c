import "./node-version.mjs";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the project. Everything runs from there, wherever it was called from. */
export const root = resolve(import.meta.dirname, "..", "..");
process.chdir(root);

/** Reads `.env` of the project; what the environment already says wins. */
export function readEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
