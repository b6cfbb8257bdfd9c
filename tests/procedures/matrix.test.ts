import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { appRouter, createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";
import { accountMatrix } from "./matrix-accounts";
import { matrixInputs } from "./matrix-inputs";
import { invitationMatrix } from "./matrix-invitations";
import { permissionMatrix } from "./matrix-permissions";
import { besidePlatformMatrix, platformMatrix } from "./matrix-platform";

const acme = useCast();
const inputs = matrixInputs(acme);

const actors = ["Pia", "Olive", "Mia", "Wim", "Xena", "unconfirmed", "nobody"] as const;
type Actor = (typeof actors)[number];

/** What each person gets: `ok`, or the code of the refusal. Read it as the table of who may do what. */
const matrix = `
procedure                    Pia          Olive        Mia          Wim          Xena         unconfirmed          nobody
accounts.signUp              ok           ok           ok           ok           ok           ok                   ok
accounts.confirmation        ok           ok           ok           ok           ok           ok                   ok
accounts.confirmAddress      link_unknown link_unknown link_unknown link_unknown link_unknown link_unknown         link_unknown
accounts.unconfirmed         ok           ok           ok           ok           ok           ok                   ok
accounts.resendConfirmation  signed_out   signed_out   signed_out   signed_out   signed_out   ok                   signed_out
accounts.correctAddress      signed_out   signed_out   signed_out   signed_out   signed_out   ok                   signed_out
accounts.me                  ok           ok           ok           ok           ok           address_unconfirmed  signed_out
accounts.holder              ok           ok           ok           ok           ok           ok                   ok
accounts.landing             ok           ok           ok           ok           ok           ok                   ok
organizations.listed         ok           ok           ok           ok           ok           ok                   ok
organizations.managers       ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
organizations.whomToAsk      ok           ok           ok           ok           ok           address_unconfirmed  signed_out
organizations.frame          ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
accounts.prove               wrong_current_password wrong_current_password wrong_current_password wrong_current_password wrong_current_password signed_out signed_out
members.roleChoices          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
members.changeRole           ok           promotion    not_allowed  not_found    not_found    address_unconfirmed  signed_out
members.details              ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
members.edit                 ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
members.sendPasswordReset    ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
members.remove               ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
jobs.approveMany             ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
jobs.rejectMany              ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
jobs.removeMany              ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
jobs.get                     not_found    not_found    not_allowed  not_found    not_found    address_unconfirmed  signed_out
members.delete               ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
requests.note                ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
requests.reopen              request_not_rejected request_not_rejected not_allowed not_found not_found address_unconfirmed signed_out
organizations.settings       ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
organizations.changeSettings settings_changed settings_changed not_allowed not_found not_found address_unconfirmed signed_out
members.list                 ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
requests.list                ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
requests.mine                ok           ok           ok           ok           ok           address_unconfirmed  signed_out
requests.file                ok           ok           ok           ok           ok           address_unconfirmed  signed_out
requests.withdraw            request_over request_over request_over request_over request_over address_unconfirmed  signed_out
requests.approve             ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
requests.reject              ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
audit.list                   ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
audit.get                    ok           ok           not_found    not_found    not_found    address_unconfirmed  signed_out
audit.on                     ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
audit.mine                   ok           ok           ok           ok           ok           address_unconfirmed  signed_out
audit.mineOne                not_found    not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
audit.platformList           ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
audit.platformGet            ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
members.own                  ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
members.leave                ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
`;

const expected = new Map(
  `${matrix.trim().replace("\n", `${invitationMatrix.trimEnd()}${permissionMatrix.trimEnd()}${besidePlatformMatrix}`)}\n${accountMatrix.trim()}\n${platformMatrix.trim()}`
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s+/))
    .map(([procedure = "", ...cells]) => [procedure, cells] as const),
);

const sessions = new Map<Actor, Buffer | null>();
beforeAll(async () => {
  for (const who of ["pia", "olive", "mia", "wim", "xena"] as const) {
    const name = (who[0]?.toUpperCase() + who.slice(1)) as Actor;
    const [row] =
      await acme.owner`select email_norm from account where name like ${`${name}%`} order by created_at limit 1`;
    sessions.set(name, await acme.sessionOf(row?.email_norm));
  }
  const signUp = (await inputs["accounts.signUp"]?.()) as { email: string; password: string };
  await acme
    .nobody()
    .accounts.signUp(signUp as Parameters<ReturnType<typeof acme.nobody>["accounts"]["signUp"]>[0]);
  const sid = await signIn(request(), signUp);
  sessions.set("unconfirmed", hashOf(sid ?? ""));
  sessions.set("nobody", null);
});

async function outcome(procedure: string, actor: Actor): Promise<string> {
  await acme.owner`delete from rate_limit`;
  await acme.owner`update session set reauthenticated_at = now()`;
  const caller = createCaller(request({ session: sessions.get(actor) ?? null }));
  const input = await inputs[procedure]?.();
  const [noun = "", verb = ""] = procedure.split(".");
  const branch = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    noun
  ];
  try {
    await branch?.[verb]?.(input);
    return "ok";
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof Refusal) return cause.code;
    throw error;
  }
}

describe("Who may call what (ASVS 8.2.1)", () => {
  it("every procedure of the router stands in the table", () => {
    expect([...expected.keys()].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
    expect(Object.keys(inputs).sort()).toEqual([...expected.keys()].sort());
  });

  it.each([...expected.entries()])("%s", async (procedure, cells) => {
    const found: string[] = [];
    for (const actor of actors) found.push(await outcome(procedure, actor));
    expect(found).toEqual(cells);
  });
});
