import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { readKept } from "@/db/embedded/passwords";
import { type RunningServer, startServer } from "@/tests/support/server";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url, ...headers },
    body,
  });
const listed = (headers?: Record<string, string>) => post("organizations.listed", "{}", headers);

describe("the one route for writes", () => {
  test("answers our own pages", async () => {
    const answer = await listed();
    expect(answer.status).toBe(200);
    const names = (await answer.json()).result.data.organizations.map((org: { name: string }) => org.name);
    expect(names).toEqual(["Acme", "Globex", "Harbour Logistics", "Lumen Press"]);
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["another port", { origin: "http://localhost:1" }],
    ["no origin at all", { origin: "" }],
    ["a frame without one", { origin: "null" }],
  ])("refuses %s", async (_, headers) => {
    expect((await listed(headers)).status).toBe(403);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "refuses a form that a stranger's page could send: %s",
    async (type) => {
      expect((await listed({ "content-type": type })).status).toBe(415);
    },
  );

  test("Resend's reports of bounces have a route of their own, closed where no secret was given", async () => {
    const answer = await fetch(`${server.url}/api/mail/resend`, { method: "POST", body: "{}" });
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  test.each([
    "session",
    "csrf",
    "providers",
    "signin",
    "signin/password",
    "callback/password",
    "signout",
    "error",
    "verify-request",
    "_log",
  ])("next-auth's own address %s is none of ours", async (action) => {
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: server.url };
    for (const how of [{}, { method: "POST", headers, body: "csrfToken=x" }]) {
      const answer = await fetch(`${server.url}/api/auth/${action}`, { redirect: "manual", ...how });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
    }
  });

  test("refuses GET, so nothing typed stands in an address", async () => {
    const answer = await fetch(`${server.url}/api/trpc/organizations.listed?input=%7B%7D`);
    expect(answer.status).toBe(405);
  });

  test("refuses a batch of 1,000 calls before running any", async () => {
    const names = Array(1000).fill("accounts.signUp").join(",");
    const calls = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [n, {}]));
    const answer = await post(`${names}?batch=1`, JSON.stringify(calls));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await answer.text()).length).toBeLessThan(2000);
  });

  test.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["a number", "7"],
    ["null", "null"],
    ["a field of another type", '{"email":{},"name":[],"password":1,"organization":null}'],
    ["__proto__", '{"__proto__":{"platformAdmin":true}}'],
    ["a body nested 10,000 deep", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ])("answers a body that is %s with sentences, never with its own insides", async (_, body) => {
    const answer = await post("accounts.signUp", body);
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(text).error.data.code).toBe("input");
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|select |insert |zod|regex|pattern/i);
  });

  test("an unknown procedure is simply not found", async () => {
    const answer = await post("accounts.dropEverything", "{}");
    expect(answer.status).toBe(404);
    expect((await answer.json()).error.data.code).toBe("not_found");
  });
});

describe("the sign-in form's own door", () => {
  const signInAs = (email: string, password = DEMO_PASSWORD) =>
    fetch(`${server.url}/api/auth/sign-in`, {
      method: "POST",
      body: new URLSearchParams({ email, password }),
      headers: { origin: server.url },
      redirect: "manual",
    });

  test("a way out that is only followed ends nothing: another site may make anybody follow it", async () => {
    const opened = await signInAs("mia@acme.example");
    const cookie = opened.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    for (const way of ["signout", "sign-out"]) {
      const out = await fetch(`${server.url}/api/auth/${way}`, { headers: { cookie }, redirect: "manual" });
      expect([404, 405]).toContain(out.status);
      expect(out.headers.getSetCookie().join()).not.toContain("gatehouse-session=");
    }
    const still = await post("accounts.me", "{}", { cookie });
    expect((await still.json()).result.data.name).toBe("Mia Park");
  });

  test("what fails on our side is logged without what was typed, and is no wrong password", async () => {
    const { owner, port } = readKept(server.dataDir, true);
    const sql = postgres(`postgres://gatehouse_owner:${owner}@127.0.0.1:${port}/gatehouse`, { max: 1 });
    await sql`alter table credential rename to credential_away`;
    try {
      const answer = await signInAs("marco@acme.example", "typed-in-good-faith");
      expect(answer.headers.get("location")).toBe("/sign-in?error=busy");
    } finally {
      await sql`alter table credential_away rename to credential`;
      await sql.end();
    }
    const logged = server
      .output()
      .split("\n")
      .filter((line) => line.includes('"where":"sign-in"'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain("42P01");
    const lines = server
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(lines.join("\n")).not.toMatch(/typed-in-good-faith|marco@acme/);
    expect((await signInAs("mia@acme.example", "wrong")).headers.get("location")).toContain("credentials");
    expect(server.output().split('"where":"sign-in"')).toHaveLength(2);
  });

  test("refuses another site's form, and keeps the address typed when the password is wrong", async () => {
    const form = new URLSearchParams({
      email: "mia@acme.example",
      password: "wrong",
      callbackUrl: "//evil.example",
    });
    const signIn = (origin: string) =>
      fetch(`${server.url}/api/auth/sign-in`, {
        method: "POST",
        body: form,
        headers: { origin },
        redirect: "manual",
      });
    expect((await signIn("https://evil.example")).status).toBe(403);
    const answer = await signIn(server.url);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/sign-in?error=credentials");
    expect(answer.headers.getSetCookie().join()).not.toContain("gatehouse-session=");
  });
});

test("the theme's door refuses what is no form", async () => {
  const say = (type: string, from = server.url) =>
    fetch(`${server.url}/theme`, {
      method: "POST",
      headers: { "content-type": type, origin: from },
      body: "theme=dark",
      redirect: "manual",
    });
  expect((await say("text/plain")).status).toBe(400);
  expect((await say("application/json")).status).toBe(400);
  expect((await say("application/x-www-form-urlencoded", "https://evil.example")).status).toBe(403);
  const good = await say("application/x-www-form-urlencoded");
  expect([good.status, good.headers.get("set-cookie")]).toEqual([303, expect.stringContaining("theme=dark")]);
});

describe("the local mailbox", () => {
  test("answers a foreign host exactly like an address that does not exist", async () => {
    const foreign = { host: "evil.example" };
    const nonce = /nonce="[^"]*"|"nonce":"[^"]*"|\/(missing|dev\/mail[a-z./]*)/g;
    const [mailbox, json] = await Promise.all(
      ["/dev/mail", "/dev/mail/latest.json?to=olive@acme.example"].map((path) => raw(path, foreign.host)),
    );
    const missing = await raw("/missing", foreign.host);
    for (const answer of [mailbox, json]) {
      expect(answer?.status).toBe(missing.status);
      expect(answer?.body.replaceAll(nonce, "").length).toBe(missing.body.replaceAll(nonce, "").length);
    }
    expect((await fetch(`${server.url}/dev/mail`)).status).toBe(200);
  });

  async function raw(path: string, host: string): Promise<{ status: number; body: string }> {
    const { request } = await import("node:http");
    const { port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      request({ port, path, host: "127.0.0.1", headers: { host } }, (answer) => {
        let body = "";
        answer.on("data", (chunk) => {
          body += chunk;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
      })
        .on("error", reject)
        .end();
    });
  }
});
