import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A server that still runs on our data though the Gatehouse that started it is gone, or not yet gone. */
export type Running = { pid: number; port: number };

/**
 * The server that runs on `cluster`, by its pid file and by what the process itself is: a number in
 * a stale file may since have been given to a stranger, which is never touched.
 */
export function findRunning(cluster: string): Running | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  return pid && processesOn(cluster).includes(pid) ? { pid, port: port || 0 } : null;
}

/** The numbers of all processes that work on `cluster`: the server, and those it made for its connections. */
export function processesOn(cluster: string): number[] {
  if (!existsSync(cluster)) return [];
  const folder = realpathSync(cluster);
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid && isServerIn(folder, pid));
  }
  const said = spawnSync("ps", ["-axo", "pid=,command="], { encoding: "utf8" });
  const lines = said.stdout.split("\n").filter((line) => line.includes("postgres") && line.includes(cluster));
  return lines.map((line) => Number.parseInt(line, 10));
}

// A server and its children work in the cluster's folder; so may a person's shell, which is left alone.
function isServerIn(folder: string, pid: number): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    return name === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/**
 * Ends whatever works on `cluster`, and waits for it: at once for those who are connected (SIGINT, "fast"),
 * and without goodbye (SIGQUIT, then SIGKILL) where that takes too long.
 */
export async function endServer(cluster: string): Promise<void> {
  const steps = [
    { signal: "SIGINT", patience: 10_000 },
    { signal: "SIGQUIT", patience: 4_000 },
    { signal: "SIGKILL", patience: 4_000 },
  ] as const;
  for (const { signal, patience } of steps) {
    const server = findRunning(cluster);
    const affected = server && signal !== "SIGKILL" ? [server.pid] : processesOn(cluster);
    for (const pid of affected) tell(pid, signal);
    const until = Date.now() + patience;
    while (processesOn(cluster).length > 0 && Date.now() < until) await wait(20);
  }
  // Only now is nobody left whom the file protects; PostgreSQL itself would not start beside a stale one
  // whose number a stranger, or a dead process nobody has buried, happens to have.
  if (processesOn(cluster).length === 0) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}
