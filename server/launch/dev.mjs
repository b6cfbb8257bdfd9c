import { spawn } from "node:child_process";
import { join } from "node:path";
import { serverBundle } from "./bundle-server.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { readEnvFile, root, stopWithParent } from "./root.mjs";

/**
 * `npm run dev`: pages are reloaded by Next.js as they change; when the server's own code changes,
 * it is bundled anew and restarted.
 */
readEnvFile();
stopWithParent();
await ensureInstalled();
const { context } = await import("esbuild");
const outfile = ".next/gatehouse-dev.mjs";
const env = {
  ...process.env,
  NODE_ENV: "development",
  NEXT_TELEMETRY_DISABLED: "1",
  GATEHOUSE_MODE: "development",
};

let server;
let restarting = false;
let stopping = false;

function start() {
  server = spawn(process.execPath, [join(root, outfile)], { cwd: root, env, stdio: "inherit" });
  server.once("exit", (code) => {
    if (restarting && !stopping) {
      restarting = false;
      start();
    } else process.exit(code ?? 1);
  });
}

const restartOnChange = {
  name: "restart-on-change",
  setup(build) {
    build.onEnd(({ errors }) => {
      if (errors.length > 0 || stopping) return;
      if (!server) return start();
      console.log("The server's own code changed. Restarting it.");
      restarting = true;
      server.kill("SIGTERM");
    });
  },
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopping = true;
    if (server) server.kill(signal);
    else process.exit(0);
  });
}

const watcher = await context({ ...serverBundle(outfile), plugins: [restartOnChange] });
await watcher.watch();
