import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, it } from "vitest";
import { appRouter } from "@/server/router";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();

const call = async (path: string, input: unknown, session: Buffer | null) => {
  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`http://localhost/api/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    }),
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => request({ session, requestId: "7f3a1234-0000-4000-8000-000000000000" }),
  });
  return { status: answer.status, text: await answer.text() };
};

describe("When something breaks", () => {
  it("a failing query answers a reference, never SQL, parameters or a stack", async () => {
    const session = await acme.sessionOf("olive@acme.example");
    const { requestId } = await acme.newcomer("Secret Sid", "acme");
    await acme.owner`alter table outbox rename column props to broken`;
    const { status, text } = await call(
      "requests.reject",
      { org: "acme", id: requestId, reason: "my secret reason" },
      session,
    );
    await acme.owner`alter table outbox rename column broken to props`;
    expect(status).toBe(500);
    expect(JSON.parse(text).error).toMatchObject({
      message: "Something went wrong on our side. Reference 7f3a1234.",
      data: { code: "failed", reference: "7f3a1234" },
    });
    expect(text).not.toMatch(/insert|outbox|secret|params|node_modules|\.ts/i);
    const [row] = await acme.owner`select status from join_request where id = ${requestId}`;
    expect(row?.status).toBe("pending");
  });

  it("wrong input names its fields, in sentences", async () => {
    const { status, text } = await call(
      "accounts.signUp",
      { email: "x", name: "", password: "", organization: "?" },
      null,
    );
    expect(status).toBe(400);
    const { data } = JSON.parse(text).error;
    expect(Object.keys(data.fields).sort()).toEqual(["email", "name", "organization", "password"]);
    for (const [sentence] of Object.values(data.fields) as string[][])
      expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it("a refusal carries its code, its sentence and its field", async () => {
    const { text } = await call(
      "requests.file",
      { organization: "00000000-0000-4000-8000-000000000000" },
      await acme.sessionOf("mia@acme.example"),
    );
    expect(JSON.parse(text).error).toMatchObject({
      message: "This organization no longer accepts requests. Choose another one.",
      data: { code: "organization_gone", field: "organization" },
    });
  });
});
