import type { ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Kept, writeKept } from "./passwords";
import type { RunAs } from "./run-as";
import { connect, type Superuser } from "./superuser";

/** A server of ours that answers. */
export type Server = { child: ChildProcess; superuser: Superuser };

const LOG_LIMIT = 5_000_000;

/**
 * Starts the server on the port it had before, or on another one when that is taken, and waits until
 * it answers. Throws an Error that quotes the log when it ends before.
 */
export async function startServer(
  runAs: RunAs,
  kept: Kept,
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  if (!kept.port || !(await isFree(kept.port))) {
    kept.port = await freePort();
    writeKept(dataDir, kept);
  }
  const logFile = join(dataDir, "postgres.log");
  const child = launch(runAs, logFile, {
    listen_addresses: "127.0.0.1",
    port: String(kept.port),
    // Folders for sockets differ between systems, and a path below a deep folder is too long for one.
    unix_socket_directories: "",
    ...settings,
  });
  const superuser = await connect(kept.port, kept.superuser, () => hasEnded(child));
  if (superuser) return { child, superuser };
  child.kill("SIGQUIT");
  throw new Error(
    `The built-in PostgreSQL did not start: ${lastWords(logFile)} Its whole log is in ${logFile}.`,
  );
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function launch(runAs: RunAs, logFile: string, settings: Record<string, string>): ChildProcess {
  const grown = existsSync(logFile) && statSync(logFile).size > LOG_LIMIT;
  const log = openSync(logFile, grown ? "w" : "a", 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A process group of its own: the terminal's Ctrl-C is for Gatehouse, which ends the server last.
  const child = runAs.start(runAs.binaries.postgres, ["-D", runAs.cluster, ...options], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.on("error", () => undefined);
  closeSync(log);
  return child;
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? "it said nothing.";
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
