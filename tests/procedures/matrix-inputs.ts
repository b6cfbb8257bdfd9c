import type { useCast } from "@/tests/support/people";
import { accountInputs } from "./matrix-accounts";
import { invitationInputs } from "./matrix-invitations";
import { permissionInputs } from "./matrix-permissions";
import { platformInputs } from "./matrix-platform";

type Cast = ReturnType<typeof useCast>;

/** Inputs that the procedure accepts, made anew for each call so that no call lives on another's leavings. */
export const matrixInputs = (acme: Cast): Record<string, () => Promise<unknown>> => ({
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
  "accounts.holder": async () => undefined,
  "accounts.me": async () => undefined,
  "accounts.landing": async () => undefined,
  "organizations.listed": async () => ({}),
  "organizations.managers": async () => ({ org: "acme" }),
  "organizations.whomToAsk": async () => ({ org: "acme" }),
  "organizations.frame": async () => ({ org: "acme" }),
  "accounts.prove": async () => ({ password: "not-the-password" }),
  "members.roleChoices": async () => ({ org: "acme", id: await someMember(acme) }),
  "members.changeRole": async () => ({ org: "acme", id: await someMember(acme), role: "Manager" }),
  "members.details": async () => ({ org: "acme", id: await someMember(acme) }),
  "members.edit": async () => ({ org: "acme", id: await someMember(acme), enabled: false }),
  "members.sendPasswordReset": async () => ({ org: "acme", id: await someMember(acme) }),
  "members.remove": async () => ({ org: "acme", id: await someMember(acme) }),
  "members.delete": async () => ({ org: "acme", id: await someMember(acme) }),
  "members.own": async () => ({ org: "acme" }),
  "members.leave": async () => ({ org: "acme" }),
  "jobs.approveMany": async () => ({
    org: "acme",
    ids: [(await acme.newcomer("Matrix Asker", "acme")).requestId],
  }),
  "jobs.rejectMany": async () => ({
    org: "acme",
    ids: [(await acme.newcomer("Matrix Asker", "acme")).requestId],
  }),
  "jobs.removeMany": async () => ({ org: "acme", ids: [await someMember(acme)] }),
  "jobs.get": async () => ({ org: "acme", id: "00000000-0000-4000-8000-000000000000" }),
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
  ...permissionInputs(() => someMember(acme)),
  ...accountInputs(acme),
  ...platformInputs(acme),
});

/** A fresh member of Acme, whom the call may change as it likes. */
async function someMember(acme: Cast): Promise<string> {
  const { email } = await acme.newcomer("Matrix Member");
  const [row] = await acme.owner<{ id: string }[]>`
    insert into membership (org_id, account_id, role, approved_at, source)
    select o.id, a.id, 'member', now(), 'request' from organization o, account a
     where o.slug = 'acme' and a.email = ${email} returning id`;
  return row?.id ?? "";
}
