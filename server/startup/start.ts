import { createServer } from "node:http";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { defaultCatalog } from "@/server/catalog-files/merged";
import { configure, env, missingForStart } from "@/server/env";
import { makeHandler } from "@/server/http/handler";
import { listen, makeServer, reservePort, stopServing } from "@/server/http/listen";
import { readTrust } from "@/server/http/peer";
import { publicFiles } from "@/server/http/public-files";
import { readLimits } from "@/server/limit-table";
import { log } from "@/server/log";
import { startWorker } from "@/server/mail/worker";
import { printSetupLink } from "@/server/setup/print-link";
import { closePools, healthPool } from "@/server/transaction/pools";
import { startJobs } from "@/server/worker/loop";
import { configurationFaults } from "./configuration-faults";
import { logConsoleErrors } from "./console";
import { openDatabase } from "./database";
import type { Step } from "./stop";

/**
 * Starts Gatehouse: configuration, database, demo data, pages, worker, and only then the port.
 * Throws an Error with one sentence per thing that is in the way.
 * @param onStop remembers how to end what has been started
 */
export async function start(onStop: (step: Step) => void): Promise<void> {
  keepMemorySmall();
  const missing = missingForStart(env());
  const faults = missing.length > 0 ? missing : configurationFaults(env());
  if (faults.length > 0) throw new Error(faults.join("\n"));
  readTrust(env().TRUSTED_PROXIES);
  defaultCatalog();
  readLimits(env().LIMITS);
  const port = await reservePort(env().PORT, env().HOST);
  configure({ PORT: String(port) });

  const { GATEHOUSE_MODE: mode, HOST: host } = env();
  const production = mode === "production";
  const say = (sentence: string) => (production ? log.info(sentence) : console.log(sentence));

  onStop(await openDatabase(say));
  onStop(closePools);
  const people = mode === "demo" ? await loadDemo() : [];
  const setupLink = await printSetupLink();

  if (mode !== "development") logConsoleErrors();
  const dev = mode === "development";
  // Next.js takes every upgrade to a web socket, and leaves open for ever what it has no use for. Only hot reload has:
  // otherwise it listens to a server that nobody reaches, and ours answers such a request as any other.
  const upgrades = dev ? {} : { httpServer: createServer() };
  const pages = next({ dev, dir: process.cwd(), hostname: host, port, ...upgrades });
  onStop(() => pages.close());
  await pages.prepare();
  const worker = startWorker();
  onStop(() => worker.stop());
  const jobs = startJobs();
  onStop(() => jobs.stop());

  const server = makeServer(
    makeHandler({
      env: env(),
      pages: pages.getRequestHandler(),
      askDatabase: async () => healthPool()`select 1`,
      files: publicFiles(resolve("public")),
    }),
  );
  await listen(server, port, host);
  onStop(() => stopServing(server));

  if (production && env().TRUSTED_PROXIES === "") {
    say("TRUSTED_PROXIES is empty: limits per address are off for requests from private addresses.");
  }
  const setup = setupLink ? ["", `Set it up with this link, within 24 hours: ${setupLink}`] : [];
  // In one piece, so that whoever waits for the first line has the others too.
  console.log([`Gatehouse is ready: ${env().url}`, ...people, ...setup].join("\n"));
}

/** The demo loads its people and their history only here; every other start leaves that code alone. */
async function loadDemo(): Promise<string[]> {
  const { seedIfEmpty } = await import("./demo/load");
  return seedIfEmpty(env().DATABASE_URL ?? "");
}

/**
 * Lets the heap grow by half before what nobody needs any more is collected. Left alone, V8 lets it grow by some
 * 200 MB on a machine with much memory while a long file is written, of which nothing is in use.
 */
function keepMemorySmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
}
