import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "../../server/launch/run.mjs";
import { findBrowser } from "./find-browser.mjs";

/**
 * Finds a browser that runs, or installs one: by Playwright, else by the system's package manager.
 * @returns {Promise<boolean>} false when there is none and none could be installed
 */
export async function ensureBrowser() {
  if (runs(findBrowser()) || runs(await ofPlaywright())) return true;
  console.log("No browser is installed. Playwright is asked for one.");
  const playwright = "node_modules/@playwright/test/cli.js";
  await run(process.execPath, [playwright, "install", "chromium"], { quiet: true });
  if (runs(await ofPlaywright())) return true;
  console.log("Playwright has none that runs here. The system's package manager is asked for Chromium.");
  await installBySystem();
  return runs(findBrowser());
}

async function ofPlaywright() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

// A downloaded browser may lack libraries of the system, so being there is not enough.
function runs(program) {
  if (!program || !existsSync(program)) return false;
  return spawnSync(program, ["--version"], { timeout: 20_000 }).status === 0;
}

async function installBySystem() {
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return;
  const aptGet = (...args) =>
    run(asRoot ? "apt-get" : "sudo", [...(asRoot ? [] : ["-n", "apt-get"]), ...args], { quiet: true });
  await aptGet("update");
  await aptGet("install", "-y", "--no-install-recommends", "chromium");
}
