import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { type RunningServer, startServer } from "@/tests/support/server";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

interface Answer {
  status: number;
  location: string | null;
}

/** A request whose every header is the sender's to choose, Host among them; to the socket itself. */
function send(path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { port, host } = new URL(server.url);
  const method = body === undefined ? "GET" : "POST";
  return new Promise((resolve, reject) => {
    request({ port, path, method, host: "127.0.0.1", headers: { host, ...headers } }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null }),
      );
    })
      .on("error", reject)
      .end(body);
  });
}

const asksForReset = (email: string, headers: Record<string, string>) =>
  send(
    "/api/trpc/accounts.forgotPassword",
    { origin: server.url, "content-type": "application/json", ...headers },
    JSON.stringify({ email }),
  );

async function linksTo(email: string): Promise<string[]> {
  const look = async (): Promise<string[]> => {
    const { mails } = await (await fetch(`${server.url}/dev/mail/latest.json?to=${email}`)).json();
    return mails[0]?.links ?? [];
  };
  await expect.poll(look, { timeout: 20_000 }).not.toEqual([]);
  return look();
}

test.each([
  ["mia@acme.example", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }],
  ["olive@acme.example", { forwarded: "host=evil.example;proto=https", "x-host": "evil.example" }],
  ["marco@acme.example", { "x-forwarded-server": "evil.example", "x-original-host": "evil.example" }],
])("takeover 7: a reset that %s did not ask for links to nowhere else, with %j", async (email, headers) => {
  expect((await asksForReset(email, headers)).status).toBe(200);
  for (const link of await linksTo(email)) expect(new URL(link).origin).toBe(server.url);
});

test("takeover 7: under another Host nothing is answered at all, so nothing is mailed", async () => {
  const xena = "xena@globex.example";
  const { host } = new URL(server.url);
  for (const forged of [
    "evil.example",
    `${host}.evil.example`,
    `evil.example:${host}`,
    `${host}@evil.example`,
  ]) {
    const { status } = await asksForReset(xena, { host: forged });
    expect([400, 403, 421], forged).toContain(status);
  }
  const mails = await (await fetch(`${server.url}/dev/mail/latest.json?to=${xena}`)).text();
  expect(mails).not.toContain("reset-password");
});

const elsewhere = [
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "https://evil.example/users",
  "javascript:alert(1)",
  "/api/auth/signout",
];

test.each(elsewhere)("after signing in nobody is led to %j", async (callbackUrl) => {
  const form = new URLSearchParams({ email: "mia@acme.example", password: DEMO_PASSWORD, callbackUrl });
  const headers = { origin: server.url, "content-type": "application/x-www-form-urlencoded" };
  const { status, location } = await send("/api/auth/sign-in", headers, form.toString());
  expect([status, location]).toEqual([303, "/users"]);
  const known = await fetch(`${server.url}/api/auth/sign-in`, {
    method: "POST",
    body: form,
    headers: { origin: server.url },
    redirect: "manual",
  });
  const cookie = known.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const query = new URLSearchParams({ callbackUrl });
  for (const path of [`/sign-in?${query}`, `/api/auth/signin?${query}`, `/api/auth/signout?${query}`]) {
    const led = await send(path, { cookie });
    expect(new URL(led.location ?? "/", server.url).origin, path).toBe(server.url);
  }
});

test("takeover 8: fields sent twice, as lists or as objects sign nobody in and mail nobody", async () => {
  const twice = new URLSearchParams([
    ["email", "nobody@acme.example"],
    ["email", "mia@acme.example"],
    ["password", DEMO_PASSWORD],
  ]);
  const headers = { origin: server.url, "content-type": "application/x-www-form-urlencoded" };
  for (const body of [twice.toString(), `email[]=mia@acme.example&password=${DEMO_PASSWORD}`]) {
    expect((await send("/api/auth/sign-in", headers, body)).location).toBe("/sign-in?error=credentials");
  }
  const json = { origin: server.url, "content-type": "application/json" };
  for (const email of [
    ["xena@globex.example", "thief@evil.example"],
    { is: "xena@globex.example" },
    null,
    1,
  ]) {
    for (const call of ["forgotPassword", "signUp"]) {
      const { status } = await send(`/api/trpc/accounts.${call}`, json, JSON.stringify({ email }));
      expect(status).toBe(400);
    }
  }
});
