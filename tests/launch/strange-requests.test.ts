import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/demo/cast";
import { type Headers, send } from "@/tests/support/raw-http";
import { type RunningServer, startServer } from "@/tests/support/server";
import { signInByForm } from "@/tests/support/sign-in-by-form";

let server: RunningServer;
let cookie: string;
let logged = 0;
beforeAll(async () => {
  server = await startServer({ env: { LIMITS: "request.account=1/3600", LOG_LEVEL: "warn" } });
  cookie = await signInByForm(server.url, cast.olive.email);
  logged = server.output().length;
});
afterAll(() => server?.stop());

// Whatever is sent here is the sender's mistake: it must not fill the log, and the process lives on.
afterEach(async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const said = server.output().slice(logged);
  logged += said.length;
  expect(said).toBe("");
});

const ask = (line: string, headers?: Headers, body?: string | Buffer) =>
  send(server.url, line, headers, body);
const asOlive = () => ({ Cookie: cookie, Origin: server.url });

describe("nothing that is sent ends in a fault of ours", () => {
  const paths = [
    "/",
    "/sign-in",
    "/theme",
    "/api/trpc/members.list",
    "/api/auth/sign-in",
    "/o/acme/users/export",
  ];

  test.each(["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "QUERY"])(
    "%s is no method here",
    async (method) => {
      for (const path of paths) {
        const { status, headers } = await ask(`${method} ${path}`, asOlive());
        expect(status, path).toBe(405);
        expect(headers.allow).toContain("GET");
      }
    },
  );

  const doors = [
    "/theme",
    "/platform/view-only",
    "/api/auth/sign-in",
    "/api/import/acme",
    "/api/mail/resend",
    "/api/trpc/members.list",
    "/api/trpc/a,b,c?batch=1",
    "/o/acme/users/export",
    "/o/acme/audit/export",
    "/o/acme/audit/on/2026-11-03/export",
    "/platform/organizations/acme/export",
  ];
  const bodies: [string, string | undefined, string][] = [
    ["nothing", undefined, ""],
    ["no type", undefined, "x"],
    ["text", "text/plain", "x"],
    ["broken JSON", "application/json", "{"],
    ["a JSON null", "application/json", "null"],
    ["a list", "application/json", "[[[]]]"],
    ["a form without a boundary", "multipart/form-data", "--x\r\n"],
    [
      "a form that never ends",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a"',
    ],
    ["a form of percent signs", "application/x-www-form-urlencoded", "%=%%&%ff=%00&email=%"],
    ["bytes that are no text", "application/json", "\u00ff\u00fe\u0000"],
    ["a type that is none", "///;;;", "x"],
    ["an unknown charset", "application/json; charset=nope", "{}"],
  ];
  test.each(bodies)("a door that gets %s", async (_, type, body) => {
    for (const path of doors) {
      const headers = { ...asOlive(), ...(type && { "Content-Type": type }) };
      const { status } = await ask(`POST ${path}`, headers, Buffer.from(body, "latin1"));
      expect(status, path).toBeGreaterThan(199);
      expect(status, path).toBeLessThan(500);
    }
  });

  const states = [
    "",
    "x",
    "%",
    "%ff",
    "null",
    "{}",
    "[]",
    encodeURIComponent('["",{"children":["x",{},"a"]}]'),
    encodeURIComponent('["",{"children":["o",{"children":[["org","globex","d",null],{}]}]},null,"refetch"]'),
    "[".repeat(3000),
  ];
  test.each(states)("a router whose state is %s", async (state) => {
    for (const path of ["/sign-in", "/o/acme/users", "/nowhere"]) {
      for (const more of [
        {},
        { "Next-Router-Prefetch": "1" },
        { "Next-Router-Prefetch": "x", "Next-Url": "%" },
      ]) {
        const headers = {
          ...{ Cookie: cookie, RSC: "1", "Next-Router-State-Tree": state },
          ...more,
        };
        const { status } = await ask(`GET ${path}`, headers);
        expect(status, `${path} ${JSON.stringify(more)}`).toBeLessThan(500);
      }
      const segment = {
        RSC: "1",
        "Next-Router-Prefetch": "1",
        "Next-Router-Segment-Prefetch": state || "/x",
      };
      expect((await ask(`GET ${path}`, { Cookie: cookie, ...segment })).status).toBeLessThan(500);
    }
  });

  const long = "a".repeat(201);
  test.each([
    ...["setup", "verify-email", "invite", "reset-password", "change-email", "undo-email"].flatMap((page) => [
      `/${page}/${long}`,
      `/${page}/${"b".repeat(4000)}`,
      `/${page}/%`,
      `/${page}/%zz`,
      `/${page}/%f0%9f%92%a9`,
      `/${page}/%00`,
    ]),
    `/o/${long}/users`,
    `/o/acme/users/${long}`,
    `/o/acme/audit/on/${long}`,
    "/o/%f0%9f%92%a9/users",
    "/o/acme/users/not-an-id",
    "/o/acme/audit/on/2026-99-99",
    "/500",
    "/404",
    "/_error",
    "/_document",
    "/_not-found",
    "/_global-error",
    "/index",
    "/sign-in.rsc",
    "/sign-in.json",
    "/sign-in/__PAGE__",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image",
    "/_next/data/x/sign-in.json",
    "/_next/webpack-hmr",
    "/_next/static/chunks/none.js",
    "/api",
    "/api/trpc",
    "/api/trpc/%20",
    "/sign-in?error=%00&callbackUrl=%ff",
    "/sign-in?_rsc=x&nxtPorg=globex&__nextLocale=x",
  ])("the address %s", async (path) => {
    for (const headers of [{}, { Cookie: cookie }, { Cookie: cookie, RSC: "1" }]) {
      const { status } = await ask(`GET ${path}`, headers);
      expect(status, JSON.stringify(Object.keys(headers))).toBeGreaterThan(199);
      expect(status, JSON.stringify(Object.keys(headers))).toBeLessThan(500);
    }
  });

  test("cookies and headers of any kind", async () => {
    for (const headers of [
      { Cookie: "gatehouse-session=%" },
      { Cookie: `gatehouse-session=${"x".repeat(4000)}` },
      { Cookie: "gatehouse-session=a; gatehouse-session=b; theme=%ff; typed=%; =; ;;" },
      { Cookie: cookie, Accept: "\u00ff" },
      { Cookie: cookie, "Accept-Language": ";q=,,*", "Accept-Encoding": "br;q=x" },
      { Cookie: cookie, Referer: "http://[", Origin: "http://[" },
      { Cookie: cookie, "If-None-Match": '"', Range: "bytes=9-1" },
      { Cookie: cookie, Upgrade: "websocket", Connection: "Upgrade" },
    ]) {
      for (const path of ["/sign-in", "/o/acme/users", "/nowhere"]) {
        const { status } = await ask(`GET ${path}`, headers);
        expect(status, `${path} ${JSON.stringify(headers).slice(0, 60)}`).toBeLessThan(500);
      }
    }
  });
});

test("what is not there leaves no line in the log", async () => {
  for (let n = 0; n < 5; n++)
    for (const path of ["/nowhere", "/o/nowhere/users", "/o/acme/nowhere"])
      expect((await ask(`GET ${path}${n}`, { Cookie: cookie, Accept: "text/html" })).status).toBe(404);
});

test("who asked too often is told, in a header that programs read, when to ask again", async () => {
  const body = JSON.stringify({ email: "new@acme.example" });
  const call = () =>
    ask("POST /api/trpc/own.askNewEmail", { ...asOlive(), "Content-Type": "application/json" }, body);
  await call();
  const { status, headers } = await call();
  expect(status).toBe(429);
  expect(Number(headers["retry-after"])).toBeGreaterThan(3_000);
  expect(Number(headers["retry-after"])).toBeLessThanOrEqual(3_600);
});
