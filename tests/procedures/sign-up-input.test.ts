import { TRPCError } from "@trpc/server";
import { beforeEach, describe, expect, it } from "vitest";
import { fieldsOf } from "@/server/field-errors";
import { confirmationToken, mailTo } from "@/tests/support/mail";
import { refusalOf, useCast } from "@/tests/support/people";
import { signedInBrowser, signUpForm, signUpPassword } from "@/tests/support/sign-up";

const acme = useCast();
const form = (over?: Record<string, string>) => signUpForm(acme, over);

/** The fields a call was refused at. */
async function fieldErrors(call: () => Promise<unknown>): Promise<Record<string, string[]>> {
  try {
    await call();
  } catch (error) {
    const fields = error instanceof TRPCError ? fieldsOf(error.cause) : undefined;
    if (fields) return fields;
    throw error;
  }
  throw new Error("The call succeeded.");
}

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("Bad input at sign-up", () => {
  const expectField = async (over: Record<string, string>, field: string, words: RegExp) => {
    const input = await form(over);
    const fields = await fieldErrors(() => acme.nobody().accounts.signUp(input));
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]?.join(" ")).toMatch(words);
  };

  it.each([
    ["email", "", /Enter an email/],
    ["email", "nobody", /isn’t an email address/],
    ["email", "a@b", /isn’t an email address/],
    ["email", `${"x".repeat(250)}@person.example`, /isn’t an email address/],
    ["email", "раураl@person.example", /isn’t an email address/],
    ["email", "a@person.example,b@person.example", /isn’t an email address/],
    ["email", "victim＠person.example", /isn’t an email address/],
    ["name", "", /Enter your name/],
    ["name", "A", /at least 2/],
    ["name", "\u200b \u202e", /Enter your name/],
    ["name", "n".repeat(51), /at most 50/],
    ["password", "", /Choose a password/],
    ["password", "p".repeat(257), /at most 256/],
    ["organization", "acme", /from the list/],
    ["note", "x".repeat(501), /at most 500/],
  ])("KIO-27: %s %j is refused at its field", async (field, value, words) => {
    await expectField({ [field]: value }, field, words);
  });

  it("counts code points, not units: a letter and 49 emoji make a name, 12 make a password", async () => {
    const input = await form({
      email: "emoji@person.example",
      name: `A${"🦊".repeat(49)}`,
      password: "🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧",
    });
    expect(await acme.nobody().accounts.signUp(input)).toEqual({ email: "emoji@person.example" });
  });

  it.each([
    ["short-pass1", "password_short"],
    ["passwordpassword", "password_common"],
    ["qwerty123456", "password_common"],
    ["!!!sunshine2026", "password_common"],
    ["abcabcabcabcabc", "password_common"],
    ["I love Gatehouse!", "password_personal"],
    ["newtnewt-98-trees", "password_personal"],
    ["about Acme itself 7", "password_personal"],
  ] as const)("the password %j is refused", async (typed, code) => {
    const input = await form({ password: typed });
    const said = await acme.expectRefusal(code, () => acme.nobody().accounts.signUp(input));
    expect(said.field).toBe("password");
  });

  it("a password is never truncated: character 73 and a trailing space count (ASVS 6.2.8)", async () => {
    const long = `${"lengthy-orchard-".repeat(5)}end`;
    await acme.nobody().accounts.signUp(await form({ email: "long@person.example", password: long }));
    expect((await signedInBrowser("long@person.example", long)).sid).not.toBeNull();
    expect(
      (await signedInBrowser("long@person.example", `${long.slice(0, 72)}X${long.slice(73)}`)).sid,
    ).toBeNull();
    expect((await signedInBrowser("long@person.example", `${long} `)).sid).toBeNull();
  });

  it("INV-9: addresses are compared in one form everywhere", async () => {
    await acme.nobody().accounts.signUp(await form({ email: "  Case@Person.Example " }));
    const token = await confirmationToken(acme.owner, "Case@Person.Example");
    await acme.nobody().accounts.confirmAddress({ token, password: signUpPassword });
    expect((await signedInBrowser("CASE@PERSON.EXAMPLE")).sid).not.toBeNull();
    await acme.nobody().accounts.signUp(await form({ email: "cAsE@person.example" }));
    expect((await mailTo(acme.owner, "cAsE@person.example")).map((m) => m.template)).toEqual([
      "address-taken",
    ]);
  });

  it("an unknown field in the body is refused, and so is a body that is no object", async () => {
    const input = { ...(await form()), platformAdmin: true };
    await expect(acme.nobody().accounts.signUp(input)).rejects.toThrow();
    for (const body of [null, 7, "x", [], { email: {} }]) {
      await expect(acme.nobody().accounts.signUp(body as never)).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });

  it("mail to one address is limited to 3 an hour, whoever has it", async () => {
    for (const email of ["limit@person.example", "olive@acme.example"]) {
      for (let n = 0; n < 3; n++) await acme.nobody().accounts.signUp(await form({ email }));
      const said = await refusalOf(async () => acme.nobody().accounts.signUp(await form({ email })));
      expect([said.code, said.status]).toEqual(["too_many", 429]);
      expect(said.message).toMatch(/Wait \d+ (minutes|seconds) and try again\./);
    }
  });
});

describe("The picker", () => {
  it("KIO-27: lists what is listed, active and takes requests; finds any part of a name; stays at 20 with 5,000", async () => {
    await acme.owner`
      with o as (
        insert into organization (name, slug, state)
        select 'Branch ' || n, 'branch-' || n, 'awaiting_manager' from generate_series(1, 5000) n returning id)
      insert into membership (org_id, account_id, role, approved_at, source)
      select o.id, a.id, 'manager', now(), 'founder' from o, account a where a.email = 'xena@globex.example'`;
    await acme.owner`update organization set state = 'active' where slug like 'branch-%'`;
    const nobody = acme.nobody();
    const all = await nobody.organizations.listed({});
    expect([all.organizations.length, all.more]).toEqual([20, true]);
    const some = await nobody.organizations.listed({ search: "ANCH 4999" });
    expect(some.organizations.map((o) => o.name)).toEqual(["Branch 4999"]);
    expect((await nobody.organizations.listed({ search: "Meridian" })).organizations).toEqual([]);
    for (const odd of ["%", "_", "\\", "'", "x".repeat(200)]) {
      expect((await nobody.organizations.listed({ search: odd })).organizations).toEqual([]);
    }
  });
});
