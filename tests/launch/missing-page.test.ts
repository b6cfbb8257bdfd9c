import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { type RunningServer, startServer } from "@/tests/support/server";

let server: RunningServer;
let cookie: string;
beforeAll(async () => {
  server = await startServer();
  cookie = await signIn("olive@acme.example");
});
afterAll(() => server?.stop());

async function signIn(email: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/auth/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
    headers: { origin: server.url },
    redirect: "manual",
  });
  return answer.headers.getSetCookie().join("; ");
}

const get = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie, accept: "text/html" } });
/** A page without what differs in every answer, or names the address that was asked. */
const bare = (html: string, path: string) =>
  html
    .replaceAll(/nonce="[^"]*"|\\?"nonce\\?":\\?"[^"\\]*\\?"/g, "")
    .replaceAll(path, "")
    .replaceAll("/missing", "");

test("INV-6: an organization of others, one that does not exist and an unknown address are one and the same page", async () => {
  const pages = ["/o/meridian-health", "/o/no-such-place", "/o/no-such-place/users", "/nowhere"];
  const answers = await Promise.all(
    pages.map(async (path) => {
      const answer = await get(path);
      return { status: answer.status, html: bare(await answer.text(), path) };
    }),
  );
  for (const { status, html } of answers) {
    expect(status).toBe(404);
    // Drawn on the server: it can be read without JavaScript.
    expect(html).toContain("This page doesn’t exist");
  }
  expect(answers[1]?.html.length).toBe(answers[0]?.html.length);
  expect(answers[2]?.html.length).toBe(answers[0]?.html.length);
});

test("and a page that exists is none of them", async () => {
  const answer = await get("/o/acme/users");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("Ada Brandt");
});

test("a page that refuses says why in its own frame, drawn on the server, and answers with the status of the reason", async () => {
  const signedIn = await signIn("mia@acme.example");
  for (const path of ["/o/acme/users", "/o/acme/health", "/o/acme/settings"]) {
    const answer = await fetch(`${server.url}${path}`, {
      headers: { cookie: signedIn, accept: "text/html" },
    });
    const html = await answer.text();
    expect([path, answer.status]).toEqual([path, 403]);
    expect(html).toContain("No access to this page");
  }
  // What the router of the browser fetches is part of a page that stands already.
  const part = await fetch(`${server.url}/o/acme/users`, { headers: { cookie: signedIn, rsc: "1" } });
  expect(part.status).toBe(200);
});
