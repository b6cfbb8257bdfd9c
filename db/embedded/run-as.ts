import {
  type ChildProcess,
  type SpawnOptions,
  type SpawnSyncReturns,
  spawn,
  spawnSync,
} from "node:child_process";
import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Binaries } from "./binaries";
import {
  copyBinaries,
  knownPeople,
  moveToEverybodysFolder,
  type SystemUser,
  somebody,
} from "./everybodys-folder";

/**
 * PostgreSQL refuses to run as root. This is how its programs are started so that they are
 * neither root nor locked out of the data: as ourselves, in a user namespace, or as another user.
 */
export type RunAs = {
  binaries: Binaries;
  /** The cluster's folder (may not exist yet); its parent is writable for the programs. */
  cluster: string;
  start(program: string, args: string[], options: SpawnOptions): ChildProcess;
  run(program: string, args: string[]): SpawnSyncReturns<string>;
  /** Makes a file of ours readable for the programs. */
  give(file: string): void;
};

// Nothing of ours, so that neither a secret nor a PG* variable reaches the programs.
const CLEAN_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
};

/**
 * Chooses by trying. An ordinary user runs the programs as is. Root takes a user namespace, in
 * which the server is not root but reaches root's files; where the data belongs to somebody else,
 * that person; else a copy of the data and programs below a folder that everybody may enter.
 */
export function chooseRunAs(dataDir: string, binaries: Binaries, userNamespaces = true): RunAs {
  const cluster = join(dataDir, "postgres");
  if (process.getuid?.() !== 0) {
    const own = plain(binaries, cluster);
    if (canUse(own) && (!existsSync(cluster) || canUse(plain(binaries, join(cluster, "base"))))) return own;
    throw new Error(
      `The data in ${dataDir} belongs to another user. Start Gatehouse as that user, or set GATEHOUSE_DATA to another folder.`,
    );
  }

  const owner = statSync(existsSync(cluster) ? cluster : dataDir);
  if (owner.uid !== 0) return asPerson(owner, binaries, realCluster(cluster));

  const inNamespace = namespaced(binaries, cluster);
  if (userNamespaces && canUse(inNamespace)) return inNamespace;
  return asPerson(somebody(), binaries, moveToEverybodysFolder(cluster, somebody()));
}

function plain(binaries: Binaries, cluster: string, person?: SystemUser): RunAs {
  const who = person ? { uid: person.uid, gid: person.gid } : {};
  return {
    binaries,
    cluster,
    give: (file) => person && chownSync(file, person.uid, person.gid),
    start: (program, args, options) =>
      spawn(program, args, { ...options, ...who, cwd: "/", env: CLEAN_ENVIRONMENT }),
    run: (program, args) =>
      spawnSync(program, args, { encoding: "utf8", cwd: "/", env: CLEAN_ENVIRONMENT, ...who }),
  };
}

function namespaced(binaries: Binaries, cluster: string): RunAs {
  // initdb looks its user up by name, so the number inside must be one that /etc/passwd knows.
  const prefix = ["--user", `--map-user=${knownPeople()[0]?.uid ?? 1}`, "--"];
  const outside = plain(binaries, cluster);
  return {
    ...outside,
    start: (program, args, options) => outside.start("unshare", [...prefix, program, ...args], options),
    run: (program, args) => outside.run("unshare", [...prefix, program, ...args]),
  };
}

function asPerson(person: SystemUser, binaries: Binaries, cluster: string): RunAs {
  const direct = plain(binaries, cluster, person);
  if (canUse(direct)) return direct;
  const copied = plain(copyBinaries(binaries), cluster, person);
  if (canUse(copied)) return copied;
  throw new Error(
    `The user with number ${person.uid}, who owns the database in ${cluster}, cannot reach it. Set GATEHOUSE_DATA to another folder, or DATABASE_URL to a server of yours.`,
  );
}

function canUse(runAs: RunAs): boolean {
  const script = 'test -w "$1" && cd "$1" && exec "$2" --version';
  return runAs.run("sh", ["-c", script, "sh", dirname(runAs.cluster), runAs.binaries.postgres]).status === 0;
}

const realCluster = (cluster: string) => (existsSync(cluster) ? realpathSync(cluster) : cluster);

/** Makes the data folder; root gives it to whoever owns the folder around it, so that they can start it too. */
export function makeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) return;
  const parent = dirname(dataDir);
  makeDataDir(parent);
  mkdirSync(dataDir, { mode: 0o700 });
  const { uid, gid } = statSync(parent);
  if (process.getuid?.() === 0 && uid !== 0) chownSync(dataDir, uid, gid);
}
