import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Browsers beside Chromium that one flow is tried in, with the programs each needs and who packages them. */
const wanted = {
  Firefox: { programs: ["firefox-esr"], packages: ["firefox-esr"] },
  WebKitGTK: { programs: ["WebKitWebDriver", "Xvfb"], packages: ["webkit2gtk-driver", "xvfb"] },
};
const otherNames = { "firefox-esr": ["firefox-esr", "firefox"] };
/** The whole of an installation may take so long, in milliseconds. */
const patience = 150_000;

/**
 * Installs what is missing, where this may be done: as root, with the package manager of Debian, within a bounded time.
 * What cannot be installed is left out; its test says so and counts as skipped.
 */
export function ensureOtherBrowsers() {
  const missing = Object.keys(wanted).filter((name) => whyNotRun(name) !== null);
  const aptGet = find("apt-get");
  if (missing.length === 0 || process.getuid?.() !== 0 || !aptGet) return;
  console.log(
    `${missing.join(" and ")} not found. The system's package manager is asked, for a short while.`,
  );
  const packages = missing.flatMap((name) => wanted[name].packages);
  spawnSync(aptGet, ["install", "-y", "--no-install-recommends", ...packages], {
    timeout: patience,
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/**
 * Why one flow cannot be tried in a browser here, or null.
 * @param {"Firefox" | "WebKitGTK"} name
 * @returns {string | null}
 */
export function whyNotRun(name) {
  const absent = wanted[name].programs.filter((program) => !programOf(program));
  return absent.length === 0
    ? null
    : `${name} is not installed (${absent.join(", ")}), so nothing is tried in it.`;
}

/** The path of a program under any of its names, or undefined. */
export const programOf = (name) => (otherNames[name] ?? [name]).map(find).find(Boolean);

function find(program) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

/**
 * Starts a program and waits for a line that it prints.
 * @returns {Promise<{ said: string, stop: () => Promise<void> }>}
 */
export async function startAndWait(program, args, { line, env = {}, fd = "stderr" }) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(hard);
  };
  let text = "";
  const said = await new Promise((resolve, reject) => {
    child[fd].on("data", (piece) => {
      text += piece;
      const found = line.exec(text);
      if (found) resolve(found[1]);
    });
    gone.then((code) => reject(new Error(`${program} ended with ${code}: ${text}`)));
    setTimeout(() => reject(new Error(`${program} was not ready in time: ${text}`)), 60_000).unref();
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { said, stop };
}
