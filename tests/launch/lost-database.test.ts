import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/demo/cast";
import { type RunningServer, startServer } from "@/tests/support/server";
import { signInByForm } from "@/tests/support/sign-in-by-form";

let server: RunningServer;
let cookie: string;
beforeAll(async () => {
  server = await startServer();
  cookie = await signInByForm(server.url, cast.olive.email);
});
afterAll(() => server?.stop());

const postmaster = () =>
  Number(readFileSync(join(server.dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

const pages = ["/o/acme/users", "/o/acme/users/pending", "/account", "/sign-up", "/o/acme/audit", "/healthz"];
const read = async (path: string) => {
  const answer = await fetch(`${server.url}${path}`, { headers: { cookie }, redirect: "manual" });
  return { path, status: answer.status, text: await answer.text() };
};
let written = 0;
const write = async () => {
  const answer = await fetch(`${server.url}/api/trpc/own.rename`, {
    method: "POST",
    headers: { cookie, origin: server.url, "content-type": "application/json" },
    body: JSON.stringify({ name: `Olive ${++written}` }),
  });
  return { path: "write", status: answer.status, text: await answer.text() };
};

// What `pg_ctl stop -m fast`, `-m immediate` and the kernel's own killer do.
test.each(["SIGINT", "SIGQUIT", "SIGKILL"] as const)(
  "PostgreSQL ended by %s under traffic: 503 in words until it is back, and the process lives",
  async (signal) => {
    const answers: Awaited<ReturnType<typeof read>>[] = [];
    let over = false;
    const clients = [0, 1, 2, 3].map(async (client) => {
      for (let n = client; !over; n++) {
        answers.push(n % 2 ? await write() : await read(pages[(n / 2) % pages.length] ?? "/"));
      }
    });
    const afterMore = (count: number) =>
      expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThan(answers.length + count);
    try {
      await afterMore(12);
      const before = postmaster();
      process.kill(before, signal);
      await expect.poll(postmaster, { timeout: 20_000 }).not.toBe(before);
      // Nobody waits for long until the driver tries again.
      const health = async () => (await read("/healthz")).status;
      await expect.poll(health, { timeout: 20_000 }).toBe(200);
      expect((await read("/o/acme/users")).status).toBe(200);
      await afterMore(12);
    } finally {
      over = true;
      await Promise.allSettled(clients);
    }
    // Where a lock was waited for too long, a change is told that others are faster (409); nothing else may come of it.
    const refused = answers.filter(({ status, text }) => status !== 200 && !text.includes('"code":"busy"'));
    expect(refused.filter(({ status }) => status !== 503)).toEqual([]);
    // Of a change whose COMMIT was on its way nobody can say whether it counted.
    for (const { path, text } of refused) {
      const isUnknown = path === "write" && text.includes('"code":"outcome_unknown"');
      const words = isUnknown ? "may or may not have been saved" : "The database isn’t responding.";
      if (path !== "/healthz") expect(text, path).toContain(words);
      if (path.startsWith("/o/") || path === "/sign-up") expect(text, path).toContain("Try again");
    }
    expect(server.process.exitCode).toBeNull();
    expect(server.output()).not.toContain("An error nobody caught");
  },
  120_000,
);
