import { newMember } from "@/tests/support/members";
import type { useCast } from "@/tests/support/people";
import { platformSettings } from "@/tests/support/platform-settings";

type Cast = ReturnType<typeof useCast>;

/** Inputs of the procedures of platform administration and of its setup, made anew for each call. */
export const platformInputs = (acme: Cast): Record<string, () => Promise<unknown>> => ({
  "platform.accounts": async () => ({}),
  "setup.state": async () => ({ token: "no-such-link" }),
  "setup.complete": async () => ({
    token: "no-such-link",
    email: "matrix-setup@new.example",
    name: "Matrix Person",
    password: "quiet-harbour-29-violin",
    organization: "Matrix",
  }),
  "platform.requests": async () => ({}),
  "platform.settings": async () => undefined,
  "platform.changeSettings": async () => ({ ...platformSettings, version: -1 }),
  "accounts.rules": async () => undefined,
  "organizations.found": async () => ({ name: `Matrix ${Math.random()}` }),
  "platform.account": async () => ({ id: (await acme.ids("mia")).account }),
  "platform.changeAdmin": async () => ({ id: await someAccount(acme), to: true }),
  "platform.signOutAccount": async () => ({ id: await someAccount(acme) }),
  "health.organization": async () => ({ org: "acme" }),
  "health.platform": async () => ({}),
  "promotions.of": async () => ({ org: "acme", id: (await newMember(acme, "Matrix Member")).id }),
  "promotions.propose": async () => ({
    org: "acme",
    id: (await newMember(acme, "Matrix Member")).id,
    reason: "She is ready.",
  }),
  "promotions.withdraw": async () => ({ org: "acme", id: (await someProposal(acme)).id }),
  "promotions.list": async () => undefined,
  "promotions.decide": async () => ({ ...(await someProposal(acme)), approves: true }),
  "platform.organizations": async () => ({}),
  "platform.organization": async () => ({ slug: "acme" }),
  "platform.findSuccessors": async () => ({
    id: "00000000-0000-4000-8000-000000000000",
    organization: "00000000-0000-4000-8000-000000000000",
    search: "mia",
  }),
  "platform.findAccounts": async () => ({ search: "Mia" }),
  "platform.createOrganization": async () => ({ name: `Matrix ${Math.random()}` }),
  "platform.renameOrganization": async () => ({ id: await someOrganization(acme), name: "Matrix Renamed" }),
  "platform.suspendOrganization": async () => ({ id: await someOrganization(acme) }),
  "platform.resumeOrganization": async () => ({ id: await someOrganization(acme, "suspended") }),
  "platform.archiveOrganization": async () => ({ id: await someOrganization(acme) }),
  "platform.restoreOrganization": async () => ({ id: await someOrganization(acme, "archived") }),
  "platform.deleteOrganization": async () => ({
    id: await someOrganization(acme, "archived"),
    confirmation: "Matrix Place",
  }),
  "platform.handOver": async () => ({
    id: await someOrganization(acme),
    account: (await acme.ids("mia")).account,
  }),
});

/** What stands beside platform administration in an organization. It needs Olive, who leaves Acme further down. */
export const besidePlatformMatrix = `
health.organization          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
health.platform              ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
promotions.of                ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
promotions.propose           promotion_by_manager ok   not_allowed  not_found    not_found    address_unconfirmed  signed_out
promotions.withdraw          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
promotions.list              ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
promotions.decide            ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
`;

/** To everybody but PlatformAdmins they do not exist; setting up is over. */
export const platformMatrix = `
platform.accounts            ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
setup.state                  ok           ok           ok           ok           ok           ok                   ok
setup.complete               already_set_up already_set_up already_set_up already_set_up already_set_up already_set_up already_set_up
platform.account             ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.changeAdmin         ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.signOutAccount      ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.requests            ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.settings            ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.changeSettings      settings_changed not_found not_found   not_found    not_found    address_unconfirmed  signed_out
accounts.rules               ok           ok           ok           ok           ok           ok                   ok
organizations.found          ok           founding_closed founding_closed founding_closed founding_closed address_unconfirmed  signed_out
platform.organizations       ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.organization        ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.findSuccessors      ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.findAccounts        ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.createOrganization  ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.renameOrganization  ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.suspendOrganization ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.resumeOrganization  ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.archiveOrganization ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.restoreOrganization ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.deleteOrganization  ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.handOver            ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
`;

/** A fresh organization in a state, with nobody in it. */
async function someOrganization(acme: Cast, state = "awaiting_manager"): Promise<string> {
  const slug = `matrix-${Math.random().toString(36).slice(2)}`;
  const [row] = await acme.owner<{ id: string }[]>`
    insert into organization (name, slug, state) values ('Matrix Place', ${slug}, ${state}) returning id`;
  return row?.id ?? "";
}

/** A fresh account that is nowhere. */
async function someAccount(acme: Cast): Promise<string> {
  const { email } = await acme.newcomer("Matrix Account");
  const [row] = await acme.owner<{ id: string }[]>`select id from account where email = ${email}`;
  return row?.id ?? "";
}

/** An open proposal of Olive's, about a fresh member of Acme. */
async function someProposal(acme: Cast): Promise<{ org: string; id: string }> {
  const { account, org } = await acme.ids("olive");
  const { id } = await newMember(acme, "Matrix Candidate");
  const [row] = await acme.owner<{ id: string }[]>`
    insert into promotion (org_id, membership_id, reason, proposed_by, proposed_by_name)
    values (${org}, ${id}, 'Ready', ${account}, 'Olive Tan') returning id`;
  return { org, id: row?.id ?? "" };
}
