import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The paths of the files in `public/`; like Next.js's own assets they may be cached. */
export function publicFiles(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")}`),
  );
}
