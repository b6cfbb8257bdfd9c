import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast, DEMO_PASSWORD } from "@/db/demo/cast";
import { firstScripts } from "@/tests/support/first-scripts";
import { type RunningServer, startServer } from "@/tests/support/server";

let server: RunningServer;
let olive: string;
beforeAll(async () => {
  server = await startServer();
  const answer = await fetch(`${server.url}/api/auth/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url },
    body: new URLSearchParams({ email: cast.olive.email, password: DEMO_PASSWORD }),
  });
  olive =
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.includes("session="))
      ?.split(";")[0] ?? "";
});
afterAll(() => server?.stop());

const page = async (path: string) => (await fetch(server.url + path, { headers: { cookie: olive } })).text();
/** Bytes as they travel. */
const size = (text: string) => gzipSync(text).length;

describe("What a page weighs (P9, P10)", () => {
  test("fifty people and what they hold are at most 14 kB on their way, as HTML and as data together", async () => {
    const html = await page("/o/acme/users");
    const table = html.slice(html.indexOf("<table"), html.indexOf("</table>"));
    expect(table.match(/aria-label="Edit /g)).toHaveLength(50);
    const nobody = await page("/o/acme/users?q=nobody-at-all");
    expect(size(html) - size(nobody)).toBeLessThanOrEqual(14_000);
  });

  test("nothing of a row is a component of its own", async () => {
    const html = await page("/o/acme/users");
    // React names each client component that it sends in one place: "$L" and a number.
    const components = (text: string) => text.match(/\\"\$L[0-9a-f]+\\"/g)?.length ?? 0;
    const few = await page("/o/acme/users?q=olive");
    expect(components(few)).toBeGreaterThan(0);
    expect(components(html) - components(few)).toBeLessThan(5);
  });

  // What stands in no page's own code: React, Next.js and the document around every page.
  const least = async () => scriptsOf("/no/such/page");
  const scriptsOf = async (path: string) =>
    firstScripts(await page(path), (script) => fetch(server.url + script));

  test.each([
    ["/o/acme/users", 1.05],
    ["/o/acme/users/pending", 1.05],
    ["/sign-up", 1.35],
  ])("%s loads hardly more script at first than a page without any of its own", async (path, times) => {
    expect(await least()).toBeGreaterThan(100_000);
    expect((await scriptsOf(path)) / (await least())).toBeLessThan(times);
  });
});
