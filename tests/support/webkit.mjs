import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { programOf, startAndWait } from "./other-browsers.mjs";

const element = "element-6066-11e4-a52e-4f735466cecf";

/** Opens WebKitGTK on a screen nobody sees and speaks WebDriver with it. See `Remote` in tests/e2e/other-browsers.spec.ts. */
export async function openWebKit() {
  const screen = await startAndWait(programOf("Xvfb"), ["-displayfd", "1", "-nolisten", "tcp"], {
    line: /(\d+)\n/,
    fd: "stdout",
  });
  const port = await freePort();
  const env = {
    DISPLAY: `:${screen.said}`,
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  };
  const driver = await startDriver(port, env);
  const base = `http://127.0.0.1:${port}`;
  const options = { binary: browserProgram(), args: ["--automation"] };
  const asked = { alwaysMatch: { "webkitgtk:browserOptions": options } };
  const { sessionId } = await call(base, "POST", "/session", { capabilities: asked });
  const session = (method, path, body) => call(base, method, `/session/${sessionId}${path}`, body);
  const run = (script) => session("POST", "/execute/sync", { script, args: [] });

  return {
    go: (url) => session("POST", "/url", { url }),
    read: (expression) => run(`return ${expression} ?? null`),
    async press(expression) {
      const found = await run(
        `const found = ${expression}; found.scrollIntoView({ block: "center" }); return found`,
      );
      await session("POST", `/element/${found[element]}/click`, {});
    },
    async type(text) {
      const active = await session("GET", "/element/active");
      await session("POST", `/element/${active[element]}/value`, { text });
    },
    async close() {
      await session("DELETE", "").catch(() => {});
      await driver.stop();
      await screen.stop();
    },
  };
}

/** It prints nothing when it is ready, so it is asked until it answers. */
async function startDriver(port, env) {
  const { spawn } = await import("node:child_process");
  const child = spawn(programOf("WebKitWebDriver"), [`--port=${port}`, "--host=127.0.0.1"], {
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const until = Date.now() + 30_000;
  for (let ready = false; !ready; ) {
    ready = await fetch(`http://127.0.0.1:${port}/status`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (!ready && Date.now() > until) throw new Error("WebKitWebDriver was not ready in time.");
    if (!ready) await new Promise((again) => setTimeout(again, 100));
  }
  return {
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

async function call(base, method, path, body) {
  const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${method} ${path}: ${value.error}, ${value.message}`);
  return value;
}

/** The small browser that comes with the library; it has no place in PATH. */
function browserProgram() {
  for (const folder of readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"))) {
    for (const version of ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]) {
      const path = `/usr/lib/${folder}/${version}`;
      try {
        if (readdirSync(path).includes("MiniBrowser")) return `${path}/MiniBrowser`;
      } catch {
        // Another version, or none, is installed here.
      }
    }
  }
  throw new Error("MiniBrowser of WebKitGTK was not found.");
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
