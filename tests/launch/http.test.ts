import { request as httpRequest, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "@/tests/support/server";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: "debug" } });
});
afterAll(() => server?.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: "manual" });
const policyOf = (answer: Response) => answer.headers.get("content-security-policy") ?? "";
const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1];

describe("every page", () => {
  test.each(["/sign-in", "/sign-up", "/no/such/page", "/"])(
    "%s has a nonce of its own on every script",
    async (path) => {
      const [one, two] = await Promise.all([get(path), get(path)]);
      expect(nonceOf(one)).not.toBe(nonceOf(two));
      const scripts = (await one.text()).match(/<script\b[^>]*>/g) ?? [];
      if (one.status === 200 || one.status === 404) expect(scripts.length).toBeGreaterThan(3);
      for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(one)}"`);
    },
  );

  test("forbids what it does not need", async () => {
    const answer = await get("/sign-in");
    const policy = policyOf(answer);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toMatch(/style-src [^;]*unsafe/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      "referrer-policy": "strict-origin-when-cross-origin",
    });
    expect(answer.headers.get("permissions-policy")).toContain("camera=()");
    expect(answer.headers.has("x-powered-by")).toBe(false);
  });

  test("promises https only where people come by https", async () => {
    expect((await get("/sign-in")).headers.has("strict-transport-security")).toBe(false);
  });

  test.each(["/setup/abc", "/verify-email/abc", "/invite/abc", "/reset-password/abc"])(
    "%s tells nobody its address",
    async (path) => expect((await get(path)).headers.get("referrer-policy")).toBe("no-referrer"),
  );

  test("what it is made of may be kept; itself and the API may not", async () => {
    const html = await (await get("/sign-in")).text();
    const script = /src="(\/_next\/static\/[^"]+)"/.exec(html)?.[1] ?? "";
    expect((await get(script)).headers.get("cache-control")).toContain("immutable");
    expect((await get("/api/trpc/members.list")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("who asks cannot pretend", () => {
  test("the logged address is the socket's, and a client's word for it is dropped", async () => {
    await get("/sign-in?spoof", { "X-Forwarded-For": "198.51.100.77", "X-Gatehouse-Peer": "198.51.100.78" });
    await expect.poll(() => server.output()).toContain('"path":"/sign-in"');
    expect(server.output()).toContain('"peer":"127.0.0.1"');
    expect(server.output()).not.toContain("198.51.100.7");
  });

  test("no one-time link reaches the log", async () => {
    await get("/verify-email/a-token-nobody-may-see");
    await expect.poll(() => server.output()).toContain("/verify-email/[token]");
    expect(server.output()).not.toContain("a-token-nobody-may-see");
  });

  test("another host name is not ours", async () => {
    expect(await statusOf({ path: "/sign-in", headers: { Host: "evil.example" } })).toBe(421);
  });
});

describe("bodies", () => {
  const large = Buffer.alloc(256 * 1024 + 1, "a");

  test("over 256 kB is refused when announced", async () => {
    const answer = await fetch(`${server.url}/api/trpc/x`, { method: "POST", body: large });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("256 kB");
  });

  test("over 256 kB is refused when it comes without a length", async () => {
    const headers = {
      "Transfer-Encoding": "chunked",
      "Content-Type": "application/x-www-form-urlencoded",
      Origin: server.url,
    };
    const options = { path: "/api/auth/sign-in", method: "POST", headers };
    expect(await statusOf(options, [large.subarray(0, 200_000), large])).toBe(413);
  });

  test("a file of people may have 1 MB; a larger one leads back to its page, which says so", async () => {
    const send = async (bytes: number) => {
      const answer = await fetch(`${server.url}/api/import/acme`, {
        method: "POST",
        headers: { Origin: server.url },
        body: Buffer.alloc(bytes, "a"),
        redirect: "manual",
      });
      return [answer.status, answer.headers.get("location")];
    };
    expect(await send(1024 * 1024)).toEqual([303, "/o/acme/users/import?refused=signed_out"]);
    expect(await send(1024 * 1024 + 1)).toEqual([303, "/o/acme/users/import?refused=file_too_large"]);
    const answer = await fetch(`${server.url}/api/import/acme/more`, { method: "POST", body: large });
    expect(answer.status).toBe(413);
  });

  test("a form sent to a page changes nothing and shows the page", async () => {
    const answer = await fetch(`${server.url}/sign-up`, {
      method: "POST",
      body: new URLSearchParams({ email: "typed@acme.example" }),
      redirect: "manual",
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-up"]);
  });

  test("a call of a server action finds none", async () => {
    const headers = { "Next-Action": "0".repeat(42), "Content-Type": "text/plain" };
    const answer = await fetch(`${server.url}/sign-in`, {
      method: "POST",
      headers,
      body: "[]",
      redirect: "manual",
    });
    expect(answer.status).toBe(303);
  });
});

describe("nonsense", () => {
  test.each(["//evil.example", "/%ff", "/%", "/a%00", "/\\evil.example", "http://evil.example/"])(
    "the address %s gets 400",
    async (path) =>
      expect(await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toMatch(/^HTTP\/1.1 400/),
  );

  test("a header called __proto__ gets 400, and the server lives", async () => {
    expect(await raw("GET / HTTP/1.1\r\nHost: localhost\r\n__proto__: x\r\n\r\n")).toMatch(/^HTTP\/1.1 400/);
    expect((await get("/healthz")).status).toBe(200);
  });

  test("what is no HTTP gets 400", async () => {
    expect(await raw("hello\r\n\r\n")).toMatch(/^HTTP\/1.1 400/);
  });
});

test("/healthz says that it is well, and nothing else", async () => {
  const answer = await get("/healthz");
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
});

function statusOf(options: RequestOptions, body: Buffer[] = []): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, ...options }, (answer) => {
      resolve(answer.statusCode);
      answer.resume();
    });
    request.once("error", reject);
    for (const piece of body) request.write(piece);
    request.end();
  });
}

function raw(text: string): Promise<string> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
    socket.once("data", (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.once("error", reject);
  });
}
