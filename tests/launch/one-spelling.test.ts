import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/demo/cast";
import { type Headers, send } from "@/tests/support/raw-http";
import { type RunningServer, startServer } from "@/tests/support/server";
import { signInByForm } from "@/tests/support/sign-in-by-form";

let server: RunningServer;
let cookie: string;
beforeAll(async () => {
  server = await startServer();
  cookie = await signInByForm(server.url, cast.olive.email);
});
afterAll(() => server?.stop());

const ask = (line: string, headers?: Headers, body?: string | Buffer) =>
  send(server.url, line, headers, body);
const asOlive = () => ({ Cookie: cookie, Origin: server.url });

describe("one page, one spelling", () => {
  test.each([
    "/api/../sign-up",
    "/api/%2e%2e/sign-up",
    "/api/%2E%2E/sign-up",
    "/api/.%2e/sign-up",
    "/api/x/../../sign-up",
    "/api/..%2fsign-up",
    "/api/..%5csign-up",
    "/api\\..\\sign-up",
    "/api//../sign-up",
    "/api/%252e%252e/sign-up",
    "/api/..;/sign-up",
    "/theme/../sign-up",
  ])("a write to a page by the name of a door is refused: POST %s", async (path) => {
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    expect((await ask(`POST ${path}`, { ...asOlive(), ...type }, "a=b")).status).toBe(400);
  });

  test.each([
    "/x/../dev/mail",
    "/%64ev/mail",
    "/d%65v/mail",
    "/./dev/mail",
    "/%2e/dev/mail",
    "//dev/mail",
    "/dev%2fmail",
    "/dev//mail",
    "/dev;/mail",
    "/x/%2e%2e/dev/mail/latest.json",
    "/_next/static/../../dev/mail",
    "/api/../dev/mail",
    "/dev/mail/../mail",
    "/DEV/mail",
    "/dev/mail.rsc",
    "/dev/mail/",
    "/dev/mail",
    "/dev/mail/latest.json?to=olive@acme.example",
  ])("through a proxy the demo's mailbox is missing, however it is spelt: %s", async (path) => {
    for (const passedOn of ["X-Forwarded-For: 203.0.113.9", "Via: 1.1 proxy", "Forwarded: for=203.0.113.9"]) {
      const [name = "", value = ""] = passedOn.split(": ");
      for (const headers of [{}, { RSC: "1" }, { Accept: "text/html" }]) {
        const { status, text } = await ask(`GET ${path}`, { [name]: value, ...headers });
        expect([400, 404, 308], `${path} ${passedOn}`).toContain(status);
        expect(text).not.toMatch(/Local mailbox|"mails"|olive@acme/);
      }
    }
  });

  test.each(["/_next/static/../../sign-in", "/_next/static/%2e%2e/%2e%2e/sign-in", "/icon.svg/../sign-in"])(
    "no page is kept in caches as if it were an asset: %s",
    async (path) => {
      const { status, headers } = await ask(`GET ${path}`);
      expect(status).toBe(400);
      expect(headers["cache-control"]).toBe("no-store");
    },
  );

  test.each([
    "http://localhost/sign-in",
    "HTTP://evil.example/dev/mail",
    "*",
    "sign-in",
    "/sign-in#x",
    "/a b",
  ])("what is no path of ours is refused: GET %s", async (target) =>
    expect((await ask(`GET ${target}`)).status).toBe(400),
  );

  test("addresses as people and pages write them are all let in", async () => {
    for (const path of ["/sign-in", "/sign-in?callbackUrl=%2Fo%2Facme%2Fusers"])
      expect((await ask(`GET ${path}`)).status, path).toBe(200);
    expect((await ask("GET /o/acme/users?search=kim%40", { Cookie: cookie })).status).toBe(200);
    const { status, headers } = await ask("GET /sign-in/");
    expect([status, headers.location]).toEqual([308, "/sign-in"]);
  });
});
