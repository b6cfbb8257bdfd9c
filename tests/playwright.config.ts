import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./support/find-browser.mjs";

// Node.js 20 has the WebSocket that Firefox is driven by (tests/support/firefox.mjs) behind this flag; newer ones as it is.
if (!("WebSocket" in globalThis))
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --experimental-websocket`.trim();

const asRoot = process.getuid?.() === 0;
const executablePath = findBrowser();

/** Browser tests. `npx playwright test --config tests/playwright.config.ts <part of a path>` runs some of them. */
export default defineConfig({
  testDir: resolve(import.meta.dirname, "e2e"),
  outputDir: resolve(import.meta.dirname, ".output", "playwright"),
  // Patience for a busy machine; a claim that holds is seen at once.
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: resolve(import.meta.dirname, ".output", "playwright.json") }]],
  use: {
    browserName: "chromium",
    headless: true,
    // A trace doubles the time of a test on two cores; TRACE=1 takes one where a failure is looked into.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
