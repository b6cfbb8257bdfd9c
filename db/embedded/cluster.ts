import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RunAs } from "./run-as";

/**
 * Makes the cluster where there is none: UTF-8, names sorted by code point on every machine.
 * `lasting`: whether it must survive a power cut from its first second.
 * It is made beside its place and moved there whole, so that an interrupted start leaves no half of one.
 */
export function makeCluster(runAs: RunAs, superuserPassword: string, lasting = true): void {
  if (existsSync(join(runAs.cluster, "PG_VERSION"))) {
    checkVersion(runAs);
    return;
  }
  const making = `${runAs.cluster}.making-${randomBytes(4).toString("hex")}`;
  const said = withPasswordFile(runAs, superuserPassword, (passwordFile) => {
    const tried = ["C.UTF-8", "C"].map((ctype) => () => {
      rmSync(making, { recursive: true, force: true });
      return runAs.run(runAs.binaries.initdb, [
        ...["-D", making, "-U", "postgres", "--encoding=UTF8"],
        ...["--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...locale(runAs.binaries.major, ctype)],
        ...(lasting ? [] : ["--no-sync"]),
      ]);
    });
    // Not every system has the locale C.UTF-8.
    const first = tried[0]!();
    return first.status === 0 ? first : tried[1]!();
  });
  if (said.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    const why = (said.stderr || said.error?.message || "it said nothing")
      .trim()
      .split("\n")
      .slice(-2)
      .join(" ");
    throw new Error(`The built-in PostgreSQL could not be set up in ${runAs.cluster}: ${why}`);
  }
  renameSync(making, runAs.cluster);
}

// The classification of letters stays with the system, because trigrams are made of letters.
function locale(major: number, ctype: string): string[] {
  if (major < 17) return ["--locale-provider=libc", `--locale=${ctype}`];
  return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", `--locale=${ctype}`];
}

function withPasswordFile<T>(runAs: RunAs, password: string, work: (file: string) => T): T {
  const file = join(dirname(runAs.cluster), `.password-${randomBytes(4).toString("hex")}`);
  writeFileSync(file, password, { mode: 0o600 });
  runAs.give(file);
  try {
    return work(file);
  } finally {
    rmSync(file, { force: true });
  }
}

function checkVersion({ cluster, binaries }: RunAs): void {
  const stored = Number(readFileSync(join(cluster, "PG_VERSION"), "utf8"));
  if (stored === binaries.major) return;
  throw new Error(
    `The data in ${cluster} was written by PostgreSQL ${stored}, and the built-in one is ${binaries.major}. Move it over with pg_dump of ${stored}, or set GATEHOUSE_DATA to a new folder.`,
  );
}
