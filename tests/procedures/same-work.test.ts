import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { configure } from "@/server/env";
import { createCaller } from "@/server/router";
import { closePools } from "@/server/transaction/pools";
import { request, useCast } from "@/tests/support/people";
import { countRoundTrips } from "@/tests/support/round-trips";

/**
 * The time must not tell who has an account (ASVS 6.3.8). That times are alike is measured by the bench
 * (`npm run bench -- alike`), where a busy machine fails nobody; here stands what makes them so: the same statements
 * in the same order, and the same answer.
 */
const acme = useCast();
const mia = "mia@acme.example";
const password = "quiet-harbour-29-violin";
let wire: Awaited<ReturnType<typeof countRoundTrips>>;

beforeAll(async () => {
  await closePools();
  wire = await countRoundTrips(acme.ownerUrl);
  // Without prepared statements each is sent as its text.
  configure({ DATABASE_URL: wire.url, DATABASE_POOLER: "transaction" });
});
afterAll(async () => {
  await closePools();
  configure({ DATABASE_POOLER: "none" });
  wire?.stop();
});
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** What one call asks of the database, and what it answers. */
async function traceOf(call: () => Promise<unknown>) {
  let answer: unknown;
  const statements = await wire.statementsOf(async () => {
    answer = await call();
  });
  expect(statements.length).toBeGreaterThan(5);
  return { statements, answer };
}

it("GGW-12: a forgotten password asks the same of the database whether the address has an account or not", async () => {
  const forgot = (email: string) => traceOf(() => acme.nobody().accounts.forgotPassword({ email }));
  await forgot("first@nowhere.example");
  const [known, unknown] = [await forgot(mia), await forgot("nobody@nowhere.example")];
  await acme.owner`update account set disabled_at = now() where email = 'marco@acme.example'`;
  const disabled = await forgot("marco@acme.example");
  await acme.owner`update account set disabled_at = null where email = 'marco@acme.example'`;
  expect(known).toEqual(unknown);
  expect(disabled).toEqual(unknown);
  expect(known.answer).toBeNull();
});

it("a wrong password does the same for an account, a sign-up that is not confirmed, and nobody", async () => {
  const { org } = await acme.ids("olive");
  const waiting = "waiting@person.example";
  await acme.nobody().accounts.signUp({ email: waiting, name: "Wanda", password, organization: org });
  const wrong = (email: string) => traceOf(() => signIn(request(), { email, password: "wrong" }));
  const [known, unknown, unconfirmed] = [
    await wrong(mia),
    await wrong("nobody@nowhere.example"),
    await wrong(waiting),
  ];
  expect(known).toEqual(unknown);
  expect(unconfirmed).toEqual(unknown);
});

it("CASE-12: a sign-up does the same for an address that has an account and one that has none", async () => {
  const { org } = await acme.ids("olive");
  const signUp = (email: string) =>
    traceOf(() => acme.nobody().accounts.signUp({ email, name: "Wanda Free", password, organization: org }));
  const [taken, free] = [await signUp(mia), await signUp("free@person.example")];
  expect(taken.statements).toEqual(free.statements);
  expect(taken.answer).toEqual({ email: mia });
});

it("GGW-17: so does asking for another address", async () => {
  const ask = (email: string) =>
    traceOf(async () => {
      const session = await acme.sessionOf("olive@acme.example");
      return createCaller(request({ session })).own.askNewEmail({ email });
    });
  const [taken, free] = [await ask(mia), await ask("free@moved.example")];
  expect(taken.statements).toEqual(free.statements);
});
