import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { hashPassword, verifyPassword } from "@/server/accounts/password-hash";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const attempt = (email: string, password: string, ip = "203.0.113.7") =>
  signIn(request({ ip }), { email, password });

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("Guessing a password", () => {
  it("is not forgiven to who signs in with a sign-up of their own at the same address", async () => {
    const password = "a passphrase of a stranger 77";
    const { org } = await acme.ids("mia");
    await acme
      .nobody()
      .accounts.signUp({ email: "mia@acme.example", name: "Eve", password, organization: org });
    for (let n = 0; n < 9; n++) await attempt("mia@acme.example", `wrong-guess-${n}`);
    expect(await attempt("mia@acme.example", password)).not.toBeNull();

    const said = await refusalOf(() => attempt("mia@acme.example", "wrong-guess-10"));
    expect(said.code).toBe("too_many");
  });

  it("under a made-up address closes neither a place that its owner uses nor their step-up", async () => {
    expect(await attempt("mia@acme.example", DEMO_PASSWORD, "192.0.2.55")).not.toBeNull();
    const { account } = await acme.ids("mia");
    for (const text of ["mia@acme.example from 192.0.2.55", `step-up ${account}`]) {
      for (let n = 0; n < 10; n++) await attempt(text, "wrong", `198.51.100.${n}`);
    }

    const sid = await attempt("mia@acme.example", DEMO_PASSWORD, "192.0.2.55");
    const mia = createCaller(request({ session: hashOf(sid ?? "") }));
    expect(await mia.accounts.prove({ password: DEMO_PASSWORD })).toBeNull();
  });

  it("at an address with a zero in it fits nobody, like any other", async () => {
    expect(await attempt("mia\u0000@acme.example", "wrong")).toBeNull();
  });

  it("by hundreds at once is turned away before it fills the memory, and ends with the flood", async () => {
    const hash = await hashPassword("the one that fits");
    const flood = await Promise.allSettled(Array.from({ length: 300 }, () => verifyPassword("wrong", hash)));
    const refused = flood.flatMap((end) => (end.status === "rejected" ? [end.reason.code] : []));
    expect(refused.length).toBeGreaterThan(100);
    expect(new Set(refused)).toEqual(new Set(["busy"]));
    expect(await verifyPassword("the one that fits", hash)).toBe(true);
    expect(await verifyPassword("for nobody", null)).toBe(false);
  });
});

describe("Signing in over another session", () => {
  it("ends the one that this browser had (ASVS 7.2.4), and nobody else's", async () => {
    const [before, other] = [
      await acme.sessionOf("mia@acme.example"),
      await acme.sessionOf("mia@acme.example"),
    ];
    const caller = request({ session: before, ip: "192.0.2.9" });

    const sid = await signIn(caller, { email: "olive@acme.example", password: DEMO_PASSWORD });

    expect(sid).not.toBeNull();
    const live = (id: Buffer) => createCaller(request({ session: id })).accounts.me();
    expect((await refusalOf(() => live(before))).code).toBe("signed_out");
    expect((await live(other)).email).toBe("mia@acme.example");
    expect((await live(hashOf(sid ?? randomBytes(8).toString("hex")))).email).toBe("olive@acme.example");
  });
});
