import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { appRouter, createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";
import { accountInputs, accountMatrix } from "./matrix-accounts";
import { invitationInputs, invitationMatrix } from "./matrix-invitations";
import { platformInputs, platformMatrix } from "./matrix-platform";

const acme = useCast();

const actors = ["Pia", "Olive", "Mia", "Wim", "Xena", "unconfirmed", "nobody"] as const;
type Actor = (typeof actors)[number];

/** Inputs that the procedure accepts, made anew for each call so that no call lives on another's leavings. */
const inputs: Record<string, () => Promise<unknown>> = {
  "accounts.signUp": async () => ({
    email: `matrix-${Math.random().toString(36).slice(2)}@new.example`,
    name: "Matrix Person",
    password: "quiet-harbour-29-violin",
    organization: (await acme.ids("olive")).org,
  }),
  "accounts.confirmation": async () => ({ token: "no-such-link" }),
  "accounts.confirmAddress": async () => ({ token: "no-such-link" }),
  "accounts.unconfirmed": async () => undefined,
  "accounts.resendConfirmation": async () => undefined,
  "accounts.correctAddress": async () => ({ email: "matrix-corrected@new.example" }),
  "accounts.me": async () => undefined,
  "accounts.landing": async () => undefined,
  "organizations.listed": async () => ({}),
  "organizations.frame": async () => ({ org: "acme" }),
  "accounts.prove": async () => ({ password: "not-the-password" }),
  "members.roleChoices": async () => ({ org: "acme", id: await someMember() }),
  "members.changeRole": async () => ({ org: "acme", id: await someMember(), role: "Manager" }),
  "members.details": async () => ({ org: "acme", id: await someMember() }),
  "members.edit": async () => ({ org: "acme", id: await someMember(), enabled: false }),
  "members.sendPasswordReset": async () => ({ org: "acme", id: await someMember() }),
  "members.remove": async () => ({ org: "acme", id: await someMember() }),
  "members.delete": async () => ({ org: "acme", id: await someMember() }),
  "members.leave": async () => ({ org: "acme" }),
  "jobs.approveMany": async () => ({
    org: "acme",
    ids: [(await acme.newcomer("Matrix Asker", "acme")).requestId],
  }),
  "jobs.rejectMany": async () => ({
    org: "acme",
    ids: [(await acme.newcomer("Matrix Asker", "acme")).requestId],
  }),
  "jobs.removeMany": async () => ({ org: "acme", ids: [await someMember()] }),
  "jobs.get": async () => ({ org: "acme", id: "00000000-0000-4000-8000-000000000000" }),
  "grants.of": async () => ({ org: "acme", id: await someMember() }),
  "permissions.explain": async () => ({ org: "acme", id: await someMember(), permission: "vpn.view" }),
  "permissions.decide": async () => ({
    org: "acme",
    id: await someMember(),
    asks: [{ permission: "vpn.view" }],
  }),
  "permissions.mine": async () => ({ org: "acme" }),
  "permissions.access": async () => ({ org: "acme", id: await someMember() }),
  "grants.set": async () => ({
    org: "acme",
    id: await someMember(),
    category: "vpn",
    permissions: ["vpn.view"],
  }),
  "requests.note": async () => ({
    org: "acme",
    id: (await acme.newcomer("Matrix Asker", "acme")).requestId,
    note: "Who?",
  }),
  "requests.reopen": async () => ({
    org: "acme",
    id: (await acme.newcomer("Matrix Asker", "acme")).requestId,
  }),
  "organizations.settings": async () => ({ org: "acme" }),
  "organizations.changeSettings": async () => ({
    org: "acme",
    version: -1,
    name: "Acme",
    slug: "acme",
    joinPolicy: "approval",
    listed: true,
    askAgainAfterDays: 0,
    requestExpiryDays: 30,
  }),
  "members.list": async () => ({ org: "acme" }),
  "requests.list": async () => ({ org: "acme" }),
  "requests.mine": async () => undefined,
  "requests.file": async () => ({ organization: (await acme.ids("olive", "harbour-logistics")).org }),
  "requests.withdraw": async () => ({
    organization: (await acme.ids("olive")).org,
    id: (await acme.newcomer("Matrix Asker", "acme")).requestId,
  }),
  "requests.approve": async () => ({
    org: "acme",
    id: (await acme.newcomer("Matrix Asker", "acme")).requestId,
  }),
  "requests.reject": async () => ({
    org: "acme",
    id: (await acme.newcomer("Matrix Asker", "acme")).requestId,
  }),
  "audit.list": async () => ({ org: "acme" }),
  "audit.get": async () => {
    const { requestId } = await acme.newcomer("Matrix Asker", "acme");
    await (await acme.as("olive")).requests.reject({ org: "acme", id: requestId });
    const [row] = await acme.owner`select seq::int from audit_event where target_id = ${requestId}`;
    return { org: "acme", seq: row?.seq };
  },
  "audit.on": async () => ({ org: "acme", date: "2026-11-01" }),
  "audit.mine": async () => ({}),
  "audit.mineOne": async () => ({ seq: 999_999 }),
  "audit.platformList": async () => ({}),
  "audit.platformGet": async () => {
    await (await acme.as("pia")).platform.accounts({});
    return { seq: 1 };
  },
  ...invitationInputs(acme),
  ...accountInputs(acme),
  ...platformInputs(acme),
};

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
accounts.landing             ok           ok           ok           ok           ok           ok                   ok
organizations.listed         ok           ok           ok           ok           ok           ok                   ok
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
grants.of                    ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.explain          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.decide           ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.access           ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.mine             ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
grants.set                   ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
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
members.leave                ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
`;

const expected = new Map(
  `${matrix.trim().replace("\n", invitationMatrix)}\n${accountMatrix.trim()}\n${platformMatrix.trim()}`
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s+/))
    .map(([procedure = "", ...cells]) => [procedure, cells] as const),
);

/** A fresh member of Acme, whom the call may change as it likes. */
async function someMember(): Promise<string> {
  const { email } = await acme.newcomer("Matrix Member");
  const [row] = await acme.owner<{ id: string }[]>`
    insert into membership (org_id, account_id, role, approved_at, source)
    select o.id, a.id, 'member', now(), 'request' from organization o, account a
     where o.slug = 'acme' and a.email = ${email} returning id`;
  return row?.id ?? "";
}

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
  await acme.owner`update session set proved_at = now()`;
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
