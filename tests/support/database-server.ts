import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { prepareDatabase } from "@/db/prepare";
import { configure } from "@/server/env";
import { installation } from "@/server/transaction/pools";
import { settings } from "./settings";

declare module "vitest" {
  export interface ProvidedContext {
    /** Owner of the run's database server, and the migrated database that others are copied from. */
    database: { ownerUrl: string; template: string };
  }
}

// Nothing of a test run needs to survive a power cut. Autovacuum is the superuser's, whom the owner cannot send away
// from a database that is to be dropped.
const fast = {
  autovacuum: "off",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/** Starts the one database server of a run, with a migrated template in it, and gives back how to end it. */
export async function startDatabaseServer(
  project: TestProject,
  binDir?: string,
): Promise<() => Promise<void>> {
  configure(settings);
  const given = binDir ? undefined : process.env.TEST_DATABASE_URL;
  const server = given ? { ownerUrl: given, stop: async () => {} } : await startOwn(binDir);
  const template = `gatehouse_template_${process.pid}`;
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });

  await owner.unsafe(`create database ${template} template template0`);
  await prepareDatabase({
    ownerUrl: addressOf(server.ownerUrl, template),
    installation: installation(),
  });
  project.provide("database", { ownerUrl: server.ownerUrl, template });

  return async () => {
    await owner.unsafe(`drop database ${template} with (force)`);
    await owner.end();
    await server.stop();
  };
}

async function startOwn(binDir?: string) {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
  const server = await startEmbedded({
    dataDir,
    log: console.error,
    settings: fast,
    ownerMayMakeDatabases: true,
    ...(binDir && { binDir }),
  });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ownerUrl: server.ownerUrl, stop };
}

/** The address of another database on the same server. */
export function addressOf(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export default startDatabaseServer;
