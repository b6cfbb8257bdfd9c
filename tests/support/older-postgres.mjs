import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = "/usr/lib/postgresql";
const EMBEDDED = 18;

/**
 * The oldest PostgreSQL installed here that Gatehouse supports (15 or newer) and that is older than
 * the built-in one; null when there is none.
 * @returns {{ major: number, binDir: string } | null}
 */
export function olderPostgres() {
  if (!existsSync(ROOT)) return null;
  const [oldest] = readdirSync(ROOT)
    .map((name) => ({ major: Number(name), binDir: join(ROOT, name, "bin") }))
    .filter(({ major, binDir }) => major >= 15 && major < EMBEDDED && existsSync(join(binDir, "initdb")))
    .sort((a, b) => a.major - b.major);
  return oldest ?? null;
}
