import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { refuseEarly } from "@/server/http/refuse-early";
import { withoutForeign } from "@/server/http/request-headers";
import { isNextOwn, isTooLong, readPath } from "@/server/http/request-target";

const ask = (method: string, url: string, host = "localhost:3000", rawHeaders: string[] = []) =>
  refuseEarly({ method, url, headers: { host }, rawHeaders } as unknown as IncomingMessage, "gate.example")
    ?.status ?? "let in";

describe("before any page", () => {
  test.each([
    ["/o/acme/users", "/o/acme/users"],
    ["/o/acme/users?search=kim%40&sort=", "/o/acme/users"],
    ["/%E2%82%AC", "/%E2%82%AC"],
    ["//evil.example", null],
    ["/\\evil.example", null],
    ["/%5Cevil.example", null],
    ["/%", null],
    ["/%ff", null],
    ["/a%00b", null],
    ["/a%0d%0ab", null],
    ["http://evil.example/", null],
    ["*", null],
    ["", null],
    ["/a b", null],
    ["/ä", null],
    // One page, one spelling: everything else is another page to one of two readers.
    ["/", "/"],
    ["/o/acme/users/", "/o/acme/users/"],
    ["/_next/static/chunks/%5Broot%5D__0~a.js", "/_next/static/chunks/%5Broot%5D__0~a.js"],
    ["/api/../sign-up", null],
    ["/api/%2e%2e/sign-up", null],
    ["/api/%2E./sign-up", null],
    ["/api/.%2e/sign-up", null],
    ["/./sign-up", null],
    ["/x/..", null],
    ["/x/%2e", null],
    ["/api%2f..%2fsign-up", null],
    ["/x%2Fy", null],
    ["/x%5cy", null],
    ["/x//y", null],
    ["/x//", null],
    ["/dev;/mail", null],
    ["/;x=1/dev/mail", null],
    ["/%64ev/mail", null],
    ["/d%65v/mail", null],
    ["/%252e%252e/sign-up", null],
    ["/100%25", null],
    ["/%7euser", null],
    ["/%c0%ae%c0%ae/sign-up", null],
    ["/%ed%a0%80", null],
    ["/a%7f", null],
    ["/%c2%85", null],
    ["/a#b", null],
    ["/a?b#c", null],
    ["HTTP://localhost/sign-in", null],
  ])("the address %j has the path %j", (target, path) => expect(readPath(target)).toBe(path));

  test("a header called __proto__ is refused", () => {
    expect(ask("GET", "/", "localhost", ["Host", "localhost", "__proto__", "x"])).toBe(400);
    expect(ask("GET", "/", "localhost", ["X-Word", "__proto__"])).toBe("let in");
  });

  test.each([
    ["gate.example", "let in"],
    ["GATE.example:8443", "let in"],
    ["localhost:3000", "let in"],
    ["127.0.0.1:3000", "let in"],
    ["192.168.1.7:3000", "let in"],
    ["[::1]:3000", "let in"],
    ["evil.example", 421],
    ["gate.example.evil.example", 421],
    ["127.0.0.1.evil.example", 421],
    ["", 421],
  ])("the host %j is %j", (host, outcome) => expect(ask("GET", "/", host)).toBe(outcome));

  test("writing is for few paths; a form sent to a page shows the page again", () => {
    expect(ask("POST", "/api/trpc/requests.approve")).toBe("let in");
    expect(ask("POST", "/theme")).toBe("let in");
    expect(ask("POST", "/o/acme/users/export?q=kim")).toBe("let in");
    expect(ask("POST", "/o/acme/users/export/more")).toBe(303);
    expect(ask("POST", "/sign-up")).toBe(303);
    expect(ask("POST", "/apiary")).toBe(303);
    expect(ask("PUT", "/o/acme/users")).toBe(405);
    expect(ask("TRACE", "/")).toBe(405);
    for (const method of ["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
      expect(ask(method, "/api/trpc/requests.approve"), method).toBe(405);
    expect(ask("HEAD", "/")).toBe("let in");
  });
});

test("what Next.js serves itself with is closed, its assets are not", () => {
  expect(isNextOwn("/_next/static/chunks/a.js")).toBe(false);
  for (const path of [
    "/_next",
    "/_next/image",
    "/_next/data/x/sign-in.json",
    "/_next/webpack-hmr",
    "/__nextjs_x",
    "/_global-error",
  ])
    expect(isNextOwn(path), path).toBe(true);
  expect(isNextOwn("/next")).toBe(false);
});

test("a part of a path longer than a token names nothing", () => {
  expect(isTooLong(`/invite/${"a".repeat(200)}`)).toBe(false);
  expect(isTooLong(`/invite/${"a".repeat(201)}`)).toBe(true);
  expect(isTooLong(`/api/trpc/${Array(10).fill("members.approveSeveral").join(",")}`)).toBe(false);
});

describe("what the router of a page says it shows", () => {
  const sent = (tree: string | string[]) =>
    "next-router-state-tree" in withoutForeign({ "next-router-state-tree": tree as string }, false);
  const tree = ["", { children: ["sign-in", { children: ["__PAGE__", {}] }] }, null, null];

  test("is handed on where Next.js can read it", () => {
    expect(sent(encodeURIComponent(JSON.stringify(tree)))).toBe(true);
  });

  test.each([
    "",
    "x",
    "%",
    "%ff",
    "null",
    "{}",
    "[]",
    "[1,2]",
    '["",{"children":[]}]',
    '["",{"children":["x",{},"a"]}]',
    "[".repeat(5000),
    "x".repeat(40_001),
  ])("is dropped where it would end in an error: %j", (state) => expect(sent(state)).toBe(false));
});

test("a client cannot speak as the proxy, as us, or as Next.js to itself", () => {
  const sent = {
    accept: "text/html",
    cookie: "a=b",
    rsc: "1",
    "next-router-state-tree": '["",{}]',
    "x-gatehouse-peer": "1.1.1.1",
    "x-gatehouse-nonce": "known",
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-host": "evil.example",
    forwarded: "for=1.1.1.1",
    "x-real-ip": "1.1.1.1",
    "x-middleware-subrequest": "middleware:middleware",
    "x-nextjs-data": "1",
    "x-matched-path": "/platform/users",
    "x-original-url": "/platform/users",
    "next-action": "abc",
  };
  expect(Object.keys(withoutForeign(sent, false))).toEqual([
    "accept",
    "cookie",
    "rsc",
    "next-router-state-tree",
  ]);
});

describe("every file of the application that takes a POST", () => {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .filter((file) => /export (async )?function POST|\bPOST\b.*=/.test(readFileSync(`app/${file}`, "utf8")))
    .map((file) => `/${file.replace(/\/?route\.ts$/, "")}`);
  const examples: Record<string, string> = { date: "2026-11-03" };

  test.each(routes)("%s takes a POST", (route) => {
    const path = route
      .replaceAll(/\[\.{0,3}(\w+)\]/g, (_, name: string) => examples[name] ?? "acme")
      .replaceAll(/\/\(\w+\)/g, "");
    expect(ask("POST", path)).toBe("let in");
  });
});

describe("an organization's address in capitals", () => {
  const led = (url: string, method = "GET") =>
    refuseEarly(
      { method, url, headers: { host: "localhost:3000" }, rawHeaders: [] } as unknown as IncomingMessage,
      "gate.example",
    );

  test.each([
    ["/o/ACME", "/o/acme"],
    ["/o/Acme/users?search=KIM", "/o/acme/users?search=KIM"],
    ["/o/ACME?x=Y", "/o/acme?x=Y"],
  ])("%s leads to %s", (url, location) => expect(led(url)).toMatchObject({ status: 307, location }));

  test.each(["/o/acme/Users", "/O/acme", "/o/acme?x=ACME"])("%s is left as it is", (url) =>
    expect(led(url)).toBeNull(),
  );

  test("capitals that are percent-encoded are another spelling, and refused", () =>
    expect(led("/o/%41CME")).toMatchObject({ status: 400 }));
});
