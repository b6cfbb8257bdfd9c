import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A server that still runs on our data though the Gatehouse that started it is gone, or not yet gone. */
export type Running = { pid: number; port: number };

/**
 * The server that runs on `cluster`, by its pid file and by what the process itself is: a number in
 * a stale file may since have been given to a stranger, which is never touched. A stale file is removed.
 */
export function findRunning(cluster: string): Running | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  if (pid && runsOn(pid, cluster)) return { pid, port: port || 0 };
  rmSync(file, { force: true });
  return null;
}

/** Whether the process with this number is a server whose data is `cluster`. */
export function runsOn(pid: number, cluster: string): boolean {
  const folder = realpathSync(cluster);
  try {
    // A server's working directory is its cluster, and stays so.
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
  const said = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return said.stdout.includes("postgres") && said.stdout.includes(cluster);
}

/**
 * Ends a server and waits for it: at once for those who are connected (SIGINT, "fast"), and
 * without goodbye (SIGQUIT, "immediate", then SIGKILL) each time it takes longer than `patience` milliseconds.
 */
export async function endServer(
  kill: (signal: NodeJS.Signals) => void,
  gone: () => boolean,
  patience = 10_000,
): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (gone()) return;
    kill(signal);
    const until = Date.now() + patience;
    while (!gone() && Date.now() < until) await wait(20);
  }
}
