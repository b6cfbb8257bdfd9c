import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Binaries } from "./binaries";

// The last resort for root where the data's own place is closed to every other user.
const EVERYBODYS_FOLDER = "/var/lib/gatehouse";

export type SystemUser = { uid: number; gid: number };

/** Copies PostgreSQL's programs to where every user may run them, once per version. */
export function copyBinaries(binaries: Binaries): Binaries {
  const root = dirname(dirname(binaries.postgres));
  const copy = join(EVERYBODYS_FOLDER, `programs-${shortHash(root)}-${statSync(binaries.postgres).mtimeMs}`);
  if (!existsSync(copy)) {
    mkdirSync(EVERYBODYS_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(root, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.new`, copy);
  }
  return { ...binaries, postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") };
}

/** Gives the cluster a home that `person` can reach; the data folder keeps a link to it. */
export function moveToEverybodysFolder(cluster: string, person: SystemUser): string {
  const home = join(EVERYBODYS_FOLDER, shortHash(cluster));
  const moved = join(home, "postgres");
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (existsSync(cluster) && !lstatSync(cluster).isSymbolicLink()) {
    cpSync(cluster, moved, { recursive: true, preserveTimestamps: true });
    rmSync(cluster, { recursive: true });
  }
  spawnSync("chown", ["-R", `${person.uid}:${person.gid}`, home]);
  if (!lstatSync(cluster, { throwIfNoEntry: false })) symlinkSync(moved, cluster);
  return moved;
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** The user who runs the server when root may not: postgres if there is one, else nobody. */
export function somebody(): SystemUser {
  const people = knownPeople();
  const chosen = people.find((p) => p.name === "postgres") ?? people.find((p) => p.name === "nobody");
  return chosen ?? { uid: 65534, gid: 65534 };
}

/** Everybody in /etc/passwd but root. */
export function knownPeople(): (SystemUser & { name: string })[] {
  if (!existsSync("/etc/passwd")) return [];
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((person) => person.uid > 0);
}
