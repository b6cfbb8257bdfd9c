import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { processesOn } from "@/db/embedded/orphan";
import { readKept } from "@/db/embedded/passwords";
import { reservePort } from "@/server/http/listen";
import { type ServerOptions, startInVain, startServer } from "@/tests/support/server";

const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-start-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function started(options: ServerOptions) {
  const server = await startServer(options);
  onTestFinished(async () => void (await server.stop()));
  return server;
}

const production = {
  GATEHOUSE_SECRET: "a secret of the tests, long enough to be one",
  GATEHOUSE_URL: "https://gate.example",
  SMTP_URL: "smtp://127.0.0.1:9",
  GATEHOUSE_DATA: dataDir,
};

describe("a production start", () => {
  test("refuses in one sentence per missing thing", async () => {
    const { code, output } = await startInVain("start", { GATEHOUSE_DATA: dataDir });
    expect(code).toBe(1);
    expect(output.trim().split("\n")).toEqual([
      "GATEHOUSE_SECRET is not set: give it 32 or more random characters.",
      "GATEHOUSE_URL is not set: give the address people will use.",
      "No mail service is set: give RESEND_API_KEY or SMTP_URL.",
    ]);
  });

  test.each([
    [{ GATEHOUSE_URL: "http://gate.example" }, "GATEHOUSE_URL must be https"],
    [{ GATEHOUSE_URL: "http://gate.example", GATEHOUSE_MODE: "demo" }, "GATEHOUSE_URL must be https"],
    [{ GATEHOUSE_SECRET: "short" }, "GATEHOUSE_SECRET is too short"],
    [{ PORT: "many" }, "PORT: "],
    [{ TRUSTED_PROXIES: "10.0.0.0/99" }, "TRUSTED_PROXIES: 10.0.0.0/99 is neither"],
    [{ LIMITS: "sign_in.account=10" }, "LIMITS: sign_in.account=10 is not name=count/seconds"],
    [{ LIMITS: "sign_in.acount=10/900" }, "LIMITS: there is no limit sign_in.acount."],
    [{ DATABASE_URL: "postgres://x:y@127.0.0.1:9/z" }, "PostgreSQL at 127.0.0.1:9 does not answer."],
    [{ HOST: "192.0.2.1" }, "HOST 192.0.2.1 is no address of this machine."],
    [{ GATEHOUSE_URL: "https://gate.example/people" }, "GATEHOUSE_URL must be the bare address of the site"],
    [{ SMTP_URL: "mail.example:25" }, "SMTP_URL is no address of a mail server."],
    [{ MAIL_FROM: "Gatehouse" }, "MAIL_FROM is no sender."],
    [{ DATABASE_URL: "localhost/gatehouse" }, "DATABASE_URL is no address of a database."],
  ])("refuses %j", async (wrong, sentence) => {
    const { code, output } = await startInVain("start", { ...production, PORT: "0", ...wrong });
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/^\s+at /m);
  });

  test("says when the port is taken, before anything else is started", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { code, output } = await startInVain("start", { ...production, PORT: String(port) });
    other.close();
    expect([code, output.trim()]).toEqual([
      1,
      `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`,
    ]);
  });

  test("loads no demo data, prints the link for the first run, and promises https", async () => {
    const port = await reservePort(0, "127.0.0.1");
    const server = await started({ script: "start", env: { ...production, PORT: String(port) }, dataDir });
    expect(server.url).toBe("https://gate.example");
    expect(server.output()).toContain("https://gate.example/setup/");
    expect(server.output()).not.toContain("Password:");
    await expect.poll(server.output).toContain("limits per address are off");
    const answer = await fetch(`http://127.0.0.1:${port}/sign-in`);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");
    const mailbox = await fetch(`http://127.0.0.1:${port}/dev/mail`);
    expect(mailbox.status).toBe(404);
    expect(await server.stop()).toBe(0);
  });
});

describe("the demo", () => {
  const demo = join(dataDir, "demo data");

  test("prints where it is, who can sign in, and the password on a line of its own", async () => {
    const server = await started({ dataDir: demo });
    expect(server.output()).toMatch(/^Gatehouse is ready: http:\/\/localhost:\d+$/m);
    expect(server.output()).toContain("pia@platform.example");
    expect(server.output()).toMatch(/^Password: \S+$/m);
    expect(await server.stop("SIGINT")).toBe(0);
    expect(serverIn(demo)).toBe(false);
  });

  test("keeps its data, and a secret of its own that nobody else may read", async () => {
    const secret = readFileSync(join(demo, "secret"), "utf8");
    expect(statSync(join(demo, "secret")).mode & 0o777).toBe(0o600);
    const begun = performance.now();
    const server = await started({ dataDir: demo });
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(readFileSync(join(demo, "secret"), "utf8")).toBe(secret);
    expect(server.output()).toMatch(/^Password: \S+$/m);
    await server.stop();
  });

  test("starts again after a kill -9", async () => {
    const killed = await started({ dataDir: demo });
    await killed.stop("SIGKILL");
    expect(serverIn(demo)).toBe(true);
    const server = await started({ dataDir: demo });
    expect(server.output()).toContain("A database server left over from an earlier run was ended.");
    expect(await server.stop()).toBe(0);
  });

  test("is unwell while PostgreSQL is away, and well again after", async () => {
    const server = await started({ dataDir: demo });
    const health = async () => (await fetch(`${server.url}/healthz`)).status;
    expect(await health()).toBe(200);
    const halted = processesOn(join(demo, "postgres"));
    for (const pid of halted) process.kill(pid, "SIGSTOP");
    expect(await health()).toBe(503);
    for (const pid of halted) process.kill(pid, "SIGCONT");
    await expect.poll(health, { timeout: 10_000 }).toBe(200);
    await server.stop();
  });

  test("is well though every connection of its pages is taken: busy is not dead", async () => {
    const server = await started({ dataDir: demo, env: { DATABASE_POOL_SIZE: "2" } });
    const { owner: password, port } = readKept(demo, true);
    const owner = postgres(`postgres://gatehouse_owner:${password}@127.0.0.1:${port}/gatehouse`, { max: 2 });
    const held = await owner.reserve();
    await held`begin`;
    await held`lock table session in access exclusive mode`;
    const ask = () => fetch(`${server.url}/users`, { headers: { Cookie: "gatehouse-session=somebody" } });
    const pages = [ask(), ask()];
    await expect
      .poll(() => owner`select 1 from pg_locks where not granted`, { timeout: 20_000 })
      .toHaveLength(2);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await held`rollback`;
    await Promise.all(pages);
    held.release();
    await owner.end();
    expect(await server.stop()).toBe(0);
  });

  test("stops cleanly though nobody reads what it says", async () => {
    const server = await started({ dataDir: demo, env: { LOG_LEVEL: "debug" } });
    server.process.stdout?.pause();
    // Each leaves its path in the log: far more in all than fits into a pipe.
    for (let n = 0; n < 60; n++) await fetch(`${server.url}/${"x".repeat(8_000)}%`);
    expect(await server.stop()).toBe(0);
    expect(serverIn(demo)).toBe(false);
  });

  test("finishes the answers under way before it stops", async () => {
    const server = await started({ dataDir: demo });
    const answers = Array.from({ length: 8 }, () =>
      fetch(`${server.url}/sign-in`).then((answer) => answer.text()),
    );
    await Promise.race(answers);
    const code = server.stop();
    for (const html of await Promise.all(answers)) expect(html).toContain("</html>");
    expect(await code).toBe(0);
  });
});

function serverIn(folder: string): boolean {
  try {
    readFileSync(join(folder, "postgres", "postmaster.pid"));
    return true;
  } catch {
    return false;
  }
}
