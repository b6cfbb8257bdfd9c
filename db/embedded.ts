import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { findBinaries } from "./embedded/binaries";
import { makeCluster } from "./embedded/cluster";
import { endServer, findRunning } from "./embedded/orphan";
import { readKept } from "./embedded/passwords";
import { chooseRunAs, makeDataDir } from "./embedded/run-as";
import { startServer } from "./embedded/server";
import { connect, makeOwner, takeLock } from "./embedded/superuser";

/** Milliseconds between attempts to start a server again that ended. */
const comeBackMs = 1_000;

export type EmbeddedOptions = {
  /** Absolute folder for the cluster, its log and its passwords; made if missing. */
  dataDir: string;
  /** Gets a sentence when something happened that a person should know. */
  log: (sentence: string) => void;
  /** Folder of other PostgreSQL programs than those of the npm package. */
  binDir?: string;
  /** False: do as on a system that knows no user namespaces. */
  userNamespaces?: boolean;
  /** Server settings besides ours, for tests. */
  settings?: Record<string, string>;
  /** Lets the owner make databases, for tests. */
  ownerMayMakeDatabases?: boolean;
};

export type Embedded = {
  /** Address of the database `gatehouse` as its owner, who is no superuser. */
  ownerUrl: string;
  /** Ends the server; connections still open are cut. May be called more than once. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL for a machine that has none, on 127.0.0.1 and below `dataDir`.
 * A server left behind by a killed Gatehouse is ended first; one that dies is started again.
 * Throws an Error with a sentence when it cannot, also when another Gatehouse uses the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log, settings } = options;
  makeDataDir(dataDir);
  const runAs = chooseRunAs(dataDir, await findBinaries(options.binDir), options.userNamespaces);
  const kept = readKept(dataDir, existsSync(runAs.cluster));
  await endOrphan(runAs.cluster, kept.superuser, options);
  makeCluster(runAs, kept.superuser, settings?.fsync !== "off");

  let stopping = false;
  let server = await startServer(runAs, kept, dataDir, settings);
  let comingBack: Promise<void> = Promise.resolve();
  const comeBack = async () => {
    log("The built-in PostgreSQL ended unexpectedly. It is being started again.");
    await server.superuser.end({ timeout: 0 });
    // A full disk, for example, may pass: until then people read that the database does not answer.
    for (let said = ""; !stopping; await wait(comeBackMs)) {
      try {
        await endServer(runAs.cluster);
        server = await startServer(runAs, kept, dataDir, settings);
        return await hold();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (why !== said) log(why);
        said = why;
      }
    }
  };
  const hold = async () => {
    if (!(await takeLock(server.superuser))) throw inUse(dataDir);
    server.child.once("exit", () => {
      if (!stopping) comingBack = comeBack();
    });
  };
  // Whoever leaves without stop() leaves no server behind either.
  const lastResort = () => server.child.kill("SIGINT");
  process.once("exit", lastResort);
  await hold();
  await makeOwner(server.superuser, kept.owner, options.ownerMayMakeDatabases ?? false);

  return {
    ownerUrl: `postgres://gatehouse_owner:${kept.owner}@127.0.0.1:${kept.port}/gatehouse`,
    async stop() {
      stopping = true;
      process.off("exit", lastResort);
      // Ended in the middle of coming back, it would come back after its end.
      await comingBack.catch(() => undefined);
      await server.superuser.end({ timeout: 1 });
      await endServer(runAs.cluster);
    },
  };
}

async function endOrphan(
  cluster: string,
  password: string,
  { dataDir, log }: EmbeddedOptions,
): Promise<void> {
  const running = findRunning(cluster);
  if (running) {
    const gone = () => findRunning(cluster) === null;
    const superuser = await connect(running.port, password, gone, 5000).catch(() => null);
    const free = superuser === null || (await takeLock(superuser));
    await superuser?.end({ timeout: 0 });
    if (!free) throw inUse(dataDir);
  }
  await endServer(cluster);
  if (running) log("A database server left over from an earlier run was ended. Nothing was lost.");
}

const inUse = (dataDir: string) =>
  new Error(`Another Gatehouse is using ${dataDir}. Stop it first, or set GATEHOUSE_DATA to another folder.`);

/** The address of a built-in server that runs at this moment on a folder, as its owner; null when none does. */
export async function runningOwnerUrl(dataDir: string): Promise<string | null> {
  const runAs = chooseRunAs(dataDir, await findBinaries());
  if (!existsSync(runAs.cluster) || !findRunning(runAs.cluster)) return null;
  const kept = readKept(dataDir, true);
  return `postgres://gatehouse_owner:${kept.owner}@127.0.0.1:${kept.port}/gatehouse`;
}
