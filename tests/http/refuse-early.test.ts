import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { readPath, refuseEarly } from "@/server/http/refuse-early";
import { withoutForeign } from "@/server/http/request-headers";

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

  test("writing is for doors; a form sent to a page shows the page again", () => {
    expect(ask("POST", "/api/trpc/requests.approve")).toBe("let in");
    expect(ask("POST", "/theme")).toBe("let in");
    expect(ask("POST", "/o/acme/users/export?q=kim")).toBe("let in");
    expect(ask("POST", "/o/acme/users/export/more")).toBe(303);
    expect(ask("POST", "/sign-up")).toBe(303);
    expect(ask("POST", "/apiary")).toBe(303);
    expect(ask("PUT", "/o/acme/users")).toBe(405);
    expect(ask("TRACE", "/")).toBe(405);
    expect(ask("HEAD", "/")).toBe("let in");
  });
});

test("a client cannot speak as the proxy, as us, or as Next.js to itself", () => {
  const sent = {
    accept: "text/html",
    cookie: "a=b",
    rsc: "1",
    "next-router-state-tree": "[]",
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

  test.each(routes)("%s is a door", (route) => {
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

  test.each(["/o/acme/Users", "/O/acme", "/o/acme?x=ACME", "/o/%41CME"])("%s is left as it is", (url) =>
    expect(led(url)).toBeNull(),
  );
});
