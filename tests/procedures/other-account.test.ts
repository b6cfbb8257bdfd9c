import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { cast } from "@/db/demo/cast";
import { signIn } from "@/server/accounts/sign-in";
import { signOut } from "@/server/accounts/sign-out";
import { hashOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { checkFile } from "@/server/invitations/import/file";
import { exportMembers } from "@/server/members/list/export";
import { appRouter, createCaller } from "@/server/router";
import { refusalOf, request, useCast } from "@/tests/support/people";
import { matrixInputs } from "./matrix-inputs";

const acme = useCast();
const inputs = matrixInputs(acme);

/** What never acts for the holder of the session: a link, or what was typed, says whom it is about. */
const forNobodyInParticular = new Set([
  "accounts.signUp",
  "accounts.confirmation",
  "accounts.confirmAddress",
  "accounts.forgotPassword",
  "accounts.resetLink",
  "accounts.resetPassword",
  "accounts.emailLink",
  "accounts.confirmEmail",
  "accounts.undoLink",
  "accounts.undoEmail",
  "accounts.rules",
  "accounts.holder",
  "organizations.listed",
  "invitations.open",
  "invitations.join",
  "invitations.mailLink",
  "invitations.decline",
  "setup.state",
  "setup.complete",
]);

async function outcome(procedure: string, caller: ReturnType<typeof createCaller>): Promise<string> {
  const [noun = "", verb = ""] = procedure.split(".");
  const branch = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    noun
  ];
  try {
    await branch?.[verb]?.(await inputs[procedure]?.());
    return "ok";
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof Refusal) return cause.code;
    throw error;
  }
}

const acting = Object.keys(appRouter._def.procedures).filter((name) => !forNobodyInParticular.has(name));

describe("A page acts for the account it was opened with, whoever signed in since", () => {
  it.each(acting)("%s", async (procedure) => {
    const { account } = await acme.ids("mia");
    const session = await acme.sessionOf(cast.pia.email);
    expect(await outcome(procedure, createCaller(request({ session, openedBy: account })))).toBe(
      "other_account",
    );
  });

  it("names who is signed in now, and nothing is written", async () => {
    const { account } = await acme.ids("mia");
    const session = await acme.sessionOf(cast.olive.email);
    const api = createCaller(request({ session, openedBy: account }));
    const refusal = await acme.expectRefusal("other_account", () =>
      api.own.rename({ name: "Mia Park-Sato" }),
    );
    expect(refusal.message).toContain(`You are now signed in as Olive Tan (${cast.olive.email})`);
  });

  it("the same account in another session is the same person, and a call that says none is taken", async () => {
    const { account } = await acme.ids("olive");
    const session = await acme.sessionOf(cast.olive.email);
    const says = createCaller(request({ session, openedBy: account }));
    await says.own.rename({ name: "Olive T" });
    await createCaller(request({ session, openedBy: "" })).own.rename({ name: "Olive Tan" });
  });

  it("a file to import, a file to export and signing out say it as well", async () => {
    const { account } = await acme.ids("mia");
    const session = await acme.sessionOf(cast.olive.email);
    const caller = request({ session, openedBy: account });
    const file = Buffer.from("email\nann@reports.example\n");
    await acme.expectRefusal("other_account", () => checkFile(caller, "acme", file));
    await acme.expectRefusal("other_account", () => exportMembers(caller, { org: "acme" }));
    expect((await refusalOf(() => signOut(caller))).code).toBe("other_account");
    expect((await createCaller(request({ session })).accounts.me()).email).toBe(cast.olive.email);
  });

  it("a page of a sign-up is not the account's that signed in since", async () => {
    const typed = (await inputs["accounts.signUp"]?.()) as { email: string; password: string };
    await acme.nobody().accounts.signUp(typed as never);
    const waits = hashOf((await signIn(request(), typed)) ?? "");
    const held = await createCaller(request({ session: waits })).accounts.holder();
    const session = await acme.sessionOf(cast.olive.email);
    const stale = createCaller(request({ session, openedBy: held?.account }));
    expect((await refusalOf(() => stale.accounts.resendConfirmation())).code).toBe("other_account");
    await createCaller(request({ session: waits, openedBy: held?.account })).accounts.resendConfirmation();
  });
});
