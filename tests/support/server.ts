import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A Gatehouse of one's own: a production build as people run it, in a process of its own. */
export type RunningServer = {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Asks it to stop, and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

export type ServerOptions = {
  /** How it is started: the demo with its data, or `npm start`. */
  script?: "demo" | "start";
  env?: Record<string, string>;
  /** Data to start on; a fresh folder, removed at the end, if not given. */
  dataDir?: string;
};

/**
 * Starts a server on a free port, with a database of its own, and waits until it says that it is ready.
 * Throws with what it printed when it ends before.
 */
export async function startServer({
  script = "demo",
  env = {},
  dataDir,
}: ServerOptions = {}): Promise<RunningServer> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), "gatehouse-server-"));
  const child = launch(script, { PORT: "0", GATEHOUSE_DATA: folder, ...env });
  const said = collect(child);
  const ended = once(child, "exit").then(() => null);
  const url = await Promise.race([said.until(/Gatehouse is ready: (\S+)/), ended]);
  const tidy = () => {
    if (!dataDir) rmSync(folder, { recursive: true, force: true });
  };
  if (url === null) {
    tidy();
    throw new Error(`The server ended before it was ready:\n${said.text()}`);
  }
  return {
    url,
    dataDir: folder,
    process: child,
    output: said.text,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      await ended;
      tidy();
      return child.exitCode;
    },
  };
}

/** Starts a server that will refuse, and gives what it said and its exit code. */
export async function startInVain(script: "demo" | "start", env: Record<string, string>) {
  const child = launch(script, env);
  const said = collect(child);
  await once(child, "close");
  return { code: child.exitCode, output: said.text() };
}

function launch(script: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [resolve(`server/launch/${script}.mjs`)], {
    // Nothing of the test process counts, as on a machine that was just set up.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(child: ChildProcess) {
  let text = "";
  const waiting: (() => void)[] = [];
  const take = (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  return {
    text: () => text,
    until: (pattern: RegExp) =>
      new Promise<string>((found) => {
        const look = () => {
          const match = pattern.exec(text)?.[1];
          if (match) found(match);
        };
        waiting.push(look);
        look();
      }),
  };
}
