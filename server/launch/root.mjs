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

/** Stops this process cleanly when the npm that started it is gone without a word, as after a `kill -9`. */
export function stopWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
