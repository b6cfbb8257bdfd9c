import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What must be known again at the next start: passwords of the built-in server and its last port. */
export type Kept = { superuser: string; owner: string; port: number };

/**
 * Reads `postgres.json` in the data folder, or makes it with fresh random passwords.
 * Throws an Error with a sentence when a cluster stands there without its passwords.
 */
export function readKept(dataDir: string, clusterExists: boolean): Kept {
  const file = join(dataDir, "postgres.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  if (clusterExists) {
    throw new Error(
      `${file} with the passwords of the database beside it is missing. Restore it, or move ${dataDir} away to start over.`,
    );
  }
  const kept = { superuser: randomPassword(), owner: randomPassword(), port: 0 };
  writeKept(dataDir, kept);
  return kept;
}

/** Writes the file whole or not at all, readable by its owner only. */
export function writeKept(dataDir: string, kept: Kept): void {
  const file = join(dataDir, "postgres.json");
  writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const randomPassword = () => randomBytes(24).toString("base64url");
