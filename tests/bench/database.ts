import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { startEmbedded } from "@/db/embedded";
import { prepareDatabase } from "@/db/prepare";
import { configure } from "@/server/env";
import { installation } from "@/server/transaction/pools";
import { addressOf } from "@/tests/support/database-server";
import { settings } from "./settings";

export interface BenchDatabase {
  ownerUrl: string;
  /** True when it was kept from an earlier run, with its data. */
  kept: boolean;
  /** Connects as the owner, past every procedure. */
  owner: Sql;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of the bench's own, as the built-in one is, and prepares its database.
 * @param keptIn an absolute folder in which the data outlives the run; a fresh folder, removed at the end, if not given
 */
export async function startDatabase(keptIn?: string): Promise<BenchDatabase> {
  const dataDir = keptIn ?? mkdtempSync(join(tmpdir(), "gatehouse-bench-db-"));
  const kept = keptIn !== undefined && existsSync(keptIn);
  const server = await startEmbedded({ dataDir, log: console.error, ownerMayMakeDatabases: true });
  configure({ ...settings, DATABASE_URL: server.ownerUrl });
  await prepare(server.ownerUrl);
  const owner = postgres(server.ownerUrl, { max: 2, onnotice: () => {} });
  return {
    ownerUrl: server.ownerUrl,
    kept,
    owner,
    async stop() {
      await owner.end();
      await server.stop();
      if (!keptIn) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A second database on the same server, empty at first: for what must cost the same however much the first one holds. */
export async function secondDatabase(first: BenchDatabase, name: string): Promise<string> {
  if (!first.kept) await first.owner.unsafe(`create database ${name} template template0`);
  const url = addressOf(first.ownerUrl, name);
  await prepare(url);
  return url;
}

const prepare = (ownerUrl: string) => prepareDatabase({ ownerUrl, installation: installation() });
