import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { serverBundle } from "@/server/launch/bundle-server.mjs";
import { settings } from "./settings";

const bundle = ".next-bench/gatehouse.mjs";
const pagesInApp = "app/bench";
const env = {
  ...process.env,
  NODE_ENV: "production",
  GATEHOUSE_BENCH: "1",
  NEXT_TELEMETRY_DISABLED: "1",
} as const;

/**
 * Builds Gatehouse with the pages that it is compared with, beside the real build. Next.js finds pages only below app/:
 * they are copied there for as long as the build runs. Their names end in .bench.tsx, which no other build reads, so a
 * copy that an interrupted build leaves behind is in no product.
 */
export async function buildForBench(): Promise<void> {
  cpSync("tests/bench/pages", pagesInApp, { recursive: true });
  try {
    await buildPages();
  } finally {
    rmSync(pagesInApp, { recursive: true, force: true });
  }
  await build(serverBundle(bundle));
}

async function buildPages(): Promise<void> {
  mkdirSync(".next-bench", { recursive: true });
  writeFileSync(
    ".next-bench/tsconfig.json",
    JSON.stringify({ extends: "../tsconfig.json", include: ["../app", "../server", "../db", "../emails"] }),
  );
  const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(next, "exit");
  if (code !== 0) throw new Error("The build for the bench failed.");
}

/** Starts that build on a database that is prepared already. */
export async function startForBench(
  ownerUrl: string,
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const child = spawn(process.execPath, [resolve(bundle)], {
    env: { ...env, ...settings, DATABASE_URL: ownerUrl, PORT: "0", GATEHOUSE_DATA: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const match = /Gatehouse is ready: (\S+)/.exec(output)?.[1];
      if (match) found(match);
    });
    child.once("exit", () => failed(new Error(`The server ended before it was ready:\n${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Signs in with the form and gives the cookie. */
export async function cookieOf(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie().find((c) => c.includes("session="));
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.headers.get("location")}`);
  return cookie.split(";")[0] ?? "";
}
