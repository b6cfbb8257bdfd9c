import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/demo/cast";
import { limits } from "@/server/limit-table";
import { type Address, addresses, searchNames } from "@/tests/support/addresses";
import { type Headers, send } from "@/tests/support/raw-http";
import { type RunningServer, startServer } from "@/tests/support/server";
import { signInByForm } from "@/tests/support/sign-in-by-form";

/** A place in a list as an address carries it, holding something else than a place. */
const cursor = (value: unknown) =>
  Buffer.from(JSON.stringify([value, "123e4567-e89b-42d3-a456-426614174000"])).toString("base64url");

// As they are sent, so that what cannot be encoded properly can be sent as well.
const hostile = [
  "%00",
  "a%00b",
  "%ED%A0%80",
  "%ff",
  "%",
  "%zz",
  "constructor",
  "__proto__",
  "0000-01-01",
  "33658-09-27",
  "2027-02-30",
  "-1",
  "99999999999999999999",
  "9007199254740991",
  "x".repeat(300),
  "%E2%80%8B",
  "%F0%9F%92%A9",
  "'%22%3E%3C%27;--",
  "..%2f..",
  cursor("a\u0000"),
  cursor("\ud800"),
  cursor("9".repeat(40)),
  cursor("33658-09-27T00:00:00.000Z"),
  cursor({ x: 1 }),
  Buffer.from("null").toString("base64url"),
];

const all = addresses();
const pages = all.filter(({ methods }) => methods.length === 0);
const routes = all.filter(({ methods }) => methods.length > 0);
const names = searchNames();

let server: RunningServer;
let asPia: Headers;
const asNobody: Headers = {};
/** An address that exists for each pattern with parameters, from the links of the pages without. */
const real = new Map<string, string>();

beforeAll(async () => {
  // What is tried is what the pages make of it, so nothing of it may end at a limit.
  const wide = Object.keys(limits).map((name) => `${name}=1000000/60`);
  server = await startServer({ env: { LIMITS: wide.join(","), LOG_LEVEL: "warn" } });
  asPia = { Cookie: await signInByForm(server.url, cast.pia.email), Origin: server.url };
  await findReal();
}, 120_000);
afterAll(() => server?.stop());

async function findReal() {
  const entries = pages.filter(({ params }) => params.every((name) => name === "org"));
  const links = new Set<string>();
  for (const { pattern } of entries) {
    const { text } = await send(server.url, `GET ${pattern.replace("[org]", "acme")}`, asPia);
    for (const [, href = ""] of text.matchAll(/href="(\/[^"?#]*)/g)) links.add(href);
  }
  const paths = new Set(entries.map(({ pattern }) => pattern.replace("[org]", "acme")));
  for (const { pattern } of all) {
    const shape = new RegExp(`^${pattern.replace("[org]", "acme").replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`);
    real.set(pattern, [...links].find((link) => shape.test(link) && !paths.has(link)) ?? filled(pattern));
  }
}

const filled = (pattern: string) =>
  pattern
    .replace("[org]", "acme")
    .replace("[slug]", "acme")
    .replace("[date]", "2026-11-03")
    .replace("[seq]", "1")
    .replaceAll(/\[[^\]]+\]/g, "123e4567-e89b-42d3-a456-426614174000");

/** How often each status was answered. */
const answered = new Map<number, number>();

/** Sends them eight at a time, and gives what was answered with 5xx or not at all. */
async function faultsOf(requests: { line: string; headers: Headers; body?: string }[]) {
  const faults: string[] = [];
  const rest = requests.values();
  const work = async () => {
    for (const { line, headers, body } of rest) {
      const { status } = await send(server.url, line, headers, body);
      answered.set(status, (answered.get(status) ?? 0) + 1);
      if (status < 200 || status >= 500) faults.push(`${status} ${line.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return faults;
}

const addressOf = ({ pattern }: Address) => real.get(pattern) ?? pattern;
const both = (line: string) => [
  { line, headers: asPia },
  { line, headers: asNobody },
];

describe("nothing in an address ends in a fault of ours", { timeout: 120_000 }, () => {
  test("what is tried was found", () => {
    expect(pages.length).toBeGreaterThan(50);
    expect(routes.length).toBeGreaterThan(10);
    expect(names).toEqual(
      expect.arrayContaining([
        "q",
        "after",
        "before",
        "date",
        "time",
        "from",
        "cols",
        "export",
        "callbackUrl",
      ]),
    );
    const withId = real.get("/o/[org]/users/[member]");
    expect(withId).toMatch(/^\/o\/acme\/users\/[0-9a-f-]{36}$/);
  });

  test("every search parameter of every page and route handler", async () => {
    // Each name has another value in each turn, and another beside it: a page may stop at the first it cannot read.
    const searchOf = (turn: number) =>
      names.map((name, n) => `${name}=${hostile[(n + turn) % hostile.length]}`).join("&");
    const requests = all
      .filter(({ readsSearch }) => readsSearch)
      .flatMap((one, page) => [
        // A third of the turns for each page: one reader of searches serves them, so together they see them all.
        ...hostile
          .map((_, turn) => turn)
          .filter((turn) => turn % 3 === page % 3 || one.methods.length > 0)
          .map((turn) => ({ line: `GET ${addressOf(one)}?${searchOf(turn)}`, headers: asPia })),
        { line: `GET ${addressOf(one)}?${searchOf(page)}&${searchOf(page + 1)}`, headers: asPia },
        { line: `GET ${addressOf(one)}?${names[page % names.length]}=${"x".repeat(10_000)}`, headers: asPia },
        { line: `GET ${addressOf(one)}?${searchOf(page + 2)}`, headers: asNobody },
      ]);
    expect(await faultsOf(requests)).toEqual([]);

    // They were read by pages and not turned away before one.
    expect(answered.get(200)).toBeGreaterThan(requests.length / 3);
  });

  test("every path parameter of every page and route handler", async () => {
    const requests = all.flatMap((one, page) =>
      one.params.flatMap((name) => {
        const line = (value: string) => `GET ${filled(one.pattern.replace(`[${name}]`, () => value))}`;
        const inTurn = hostile.filter((_, n) => n % 8 === page % 8).map(line);
        // One reader of organizations serves all pages, so there the values are shared out among them.
        const asAdmin = name === "org" ? inTurn : hostile.map(line);
        return [
          ...asAdmin.map((line) => ({ line, headers: asPia })),
          { line: line("x".repeat(10_000)), headers: asPia },
          ...inTurn.slice(0, 2).map((line) => ({ line, headers: asNobody })),
        ];
      }),
    );
    expect(requests.length).toBeGreaterThan(400);
    expect(await faultsOf(requests)).toEqual([]);
  });

  test("every route handler that takes a body, and every page that takes none", async () => {
    const bodies: [string, string][] = [
      ["text/plain", "x"],
      ["application/json", '{"__proto__":{"a":1},"a":"\\ud800"}'],
      ["application/x-www-form-urlencoded", hostile.map((value, n) => `${names[n]}=${value}`).join("&")],
      ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\u0000'],
    ];
    const requests = all
      // The session would end with it.
      .filter(({ pattern }) => pattern !== "/api/auth/sign-out")
      .flatMap((one, page) => [
        { line: `TRACE ${addressOf(one)}`, headers: asPia },
        ...bodies
          .filter((_, n) => one.methods.length > 0 || n === page % bodies.length)
          .flatMap(([type, body]) =>
            both(`POST ${addressOf(one)}`).map(({ line, headers }) => ({
              line,
              headers: { ...headers, Origin: server.url, "Content-Type": type },
              body,
            })),
          ),
      ]);
    expect(await faultsOf(requests)).toEqual([]);
  });

  test("every page for a router whose state is none", async () => {
    const states = ["%", "x", encodeURIComponent('["",{"children":["x",{},"a"]}]'), "[".repeat(3000)];
    const requests = pages.flatMap((one, page) =>
      both(`GET ${addressOf(one)}`).map(({ line, headers }, who) => ({
        line,
        headers: { ...headers, RSC: "1", "Next-Router-State-Tree": states[(page + who) % states.length] },
      })),
    );
    expect(await faultsOf(requests)).toEqual([]);
  });

  test("and the process is alive, with nothing written to its log", async () => {
    expect((await send(server.url, "GET /healthz")).status).toBe(200);
    expect((await send(server.url, "GET /platform/users", asPia)).status).toBe(200);
    expect(server.output().split("Password:")[1]?.split("\n").slice(1).join("\n")).toBe("");
  });
});
