import { describe, expect, it } from "vitest";
import { remindInvited } from "@/server/invitations/due/run";
import {
  freshAddress,
  goodPassword,
  invitationTo,
  invite,
  mailedToken,
  membershipsOf,
} from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const person = { name: "Ann Lee", password: goodPassword };

describe("Accepting with an account", () => {
  it("KMP-2: signed in with the invited address, whatever its case, by the link or from one's own list", async () => {
    const one = await acme.newcomer("Ada Account");
    const { token } = await invite(acme, one.email.toUpperCase());
    expect(await acme.nobody().invitations.open({ token })).toMatchObject({ state: "open", way: "sign_in" });
    const ada = await acme.as(one.email);
    expect(await ada.invitations.open({ token })).toMatchObject({ way: "accept" });
    expect(await ada.invitations.accept({ token })).toMatchObject({ org: "acme" });
    expect(await membershipsOf(acme, one.email)).toHaveLength(1);

    const two = await acme.newcomer("Bert Account");
    const { id, orgId } = await invite(acme, two.email);
    const bert = await acme.as(two.email);
    expect(await bert.invitations.mine()).toMatchObject([{ id, organization: { name: "Acme" } }]);
    await bert.invitations.accept({ organization: orgId, id });
    expect(await bert.invitations.mine()).toEqual([]);
    expect(await membershipsOf(acme, two.email)).toHaveLength(1);
  });

  it("security 4.4: accepted twice at once by the person, once by link and once from the list", async () => {
    for (let round = 0; round < 5; round++) {
      const { email } = await acme.newcomer("Double Click");
      const { id, orgId, token } = await invite(acme, email);
      const [a, b] = await Promise.all([acme.as(email), acme.as(email)]);
      const outcomes = await Promise.allSettled([
        a.invitations.accept({ token }),
        b.invitations.accept({ organization: orgId, id }),
      ]);
      expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      expect(await membershipsOf(acme, email)).toHaveLength(1);
    }
  });

  it("CASE-11: signed in with another address it says for which one it is, and never joins the wrong one", async () => {
    const email = freshAddress();
    const { token } = await invite(acme, email);
    const xena = await acme.as("xena");
    expect(await xena.invitations.open({ token })).toMatchObject({
      state: "open",
      way: "switch",
      email,
      signedInAs: "xena@globex.example",
    });
    const said = await acme.expectRefusal("invitation_for_another", () => xena.invitations.accept({ token }));
    expect(said.message).toContain(email);
    expect(await membershipsOf(acme, "xena@globex.example")).toHaveLength(0);
  });

  it("INV-6: nobody accepts or declines another's invitation by its id, nor sees it", async () => {
    const { id, orgId } = await invite(acme, freshAddress());
    const xena = await acme.as("xena");
    expect(await xena.invitations.mine()).toEqual([]);
    for (const which of [id, "6f9a3b1c-0000-4000-8000-000000000001"]) {
      await acme.expectRefusal("invitation_unknown", () =>
        xena.invitations.accept({ organization: orgId, id: which }),
      );
      await acme.expectRefusal("invitation_unknown", () =>
        xena.invitations.declineOwn({ organization: orgId, id: which }),
      );
    }
  });

  it("security 4.18: deleting or disabling the account against accepting never leaves a member who is gone", async () => {
    for (let round = 0; round < 8; round++) {
      const { email } = await acme.newcomer("Race Runner");
      const { token } = await invite(acme, email);
      const runner = await acme.as(email);
      await Promise.allSettled([
        runner.invitations.accept({ token }),
        acme.owner`update account set deleted_at = now() where email_norm = ${email}`,
      ]);
      const wrong = await acme.owner`
        select 1 from membership m join account a on a.id = m.account_id
         where a.email_norm = ${email} and m.ended_at is null and a.deleted_at is not null and not m.account_disabled`;
      expect(wrong).toHaveLength(0);
    }
  });

  it("CASE-1: accepting closes a pending request as approved; one membership, with what the invitation gives", async () => {
    const { email, requestId } = await acme.newcomer("Pat Pending", "acme");
    const { token } = await invite(acme, email, { permissions: ["vpn.view"] });
    await (await acme.as(email)).invitations.accept({ token });
    const [asked] =
      await acme.owner`select status, decided_by_name from join_request where id = ${requestId}`;
    expect(asked).toEqual({ status: "approved", decided_by_name: "Olive Tan" });
    const [member, ...more] = await membershipsOf(acme, email);
    expect(more).toHaveLength(0);
    expect(member?.request_id).toBe(requestId);
    const grants = await acme.owner`select permission from access_grant where membership_id = ${member?.id}`;
    expect(grants.map((grant) => grant.permission)).toEqual(["vpn.view"]);
  });

  it("CASE-1: approving the request closes the invitation, whose link then leads to the organization", async () => {
    const { email, requestId } = await acme.newcomer("Pat Pending", "acme");
    const { token } = await invite(acme, email);
    await (await acme.as("olive")).requests.approve({ org: "acme", id: requestId });
    expect(await invitationTo(acme, email)).toMatchObject({ status: "accepted" });
    expect(await (await acme.as(email)).invitations.open({ token })).toMatchObject({
      state: "used",
      slug: "acme",
    });
  });

  it("CASE-1: accepting against approving makes one membership", async () => {
    for (let round = 0; round < 8; round++) {
      const { email, requestId } = await acme.newcomer("Race Runner", "acme");
      const { token } = await invite(acme, email);
      const [olive, runner] = await Promise.all([acme.as("olive"), acme.as(email)]);
      const outcomes = await Promise.allSettled([
        olive.requests.approve({ org: "acme", id: requestId }),
        runner.invitations.accept({ token }),
      ]);
      expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      expect(await membershipsOf(acme, email)).toHaveLength(1);
      const [asked] = await acme.owner`select status from join_request where id = ${requestId}`;
      expect(asked?.status).toBe("approved");
    }
  });

  it("CASE-2: whoever is invited and asks to join is told so, with no second record", async () => {
    const { email } = await acme.newcomer("Ina Invited");
    const { orgId } = await invite(acme, email);
    const ina = await acme.as(email);
    await acme.expectRefusal("you_are_invited", () => ina.requests.file({ organization: orgId }));
    await acme.owner`update organization set join_policy = 'open' where slug = 'acme'`;
    try {
      await acme.expectRefusal("you_are_invited", () => ina.requests.file({ organization: orgId }));
    } finally {
      await acme.owner`update organization set join_policy = 'approval' where slug = 'acme'`;
    }
    await acme.owner`update invitation set expires_at = now() - interval '1 second' where email_norm = ${email}`;
    expect(await ina.requests.file({ organization: orgId })).toEqual({ joined: false });
  });
});

describe("INV-4: what its sender may no longer give", () => {
  it("is left out of the invitation and said, to the person and in the audit", async () => {
    const boss = await newMember(acme, "Bea Boss", { role: "manager" });
    const email = freshAddress();
    const caller = await acme.as(boss.email);
    await caller.invitations.send({
      org: "acme",
      people: [{ email }],
      role: "Member",
      permissions: ["database.manage"],
    });
    const token = await mailedToken(acme, email);
    await (await acme.as("olive")).members.changeRole({ org: "acme", id: boss.id, role: "Member" });

    expect(await acme.nobody().invitations.open({ token })).toMatchObject({ leftOut: ["Manage database"] });
    const joined = await acme.nobody().invitations.join({ token, ...person });

    expect(joined.leftOut).toEqual(["Manage database"]);
    const [member] = await membershipsOf(acme, email);
    expect(await acme.owner`select 1 from access_grant where membership_id = ${member?.id}`).toHaveLength(0);
    const [event] = await acme.owner`
      select body::jsonb -> 'after' as after from audit_event
       where action = 'invitation.accepted' and body::jsonb -> 'target' ->> 'email' = ${email}`;
    expect(event?.after).toMatchObject({ leftOut: "Manage database" });
  });

  it("an invitation to Manager is void when its sender is no longer PlatformAdmin", async () => {
    const email = freshAddress();
    const { token } = await invite(acme, email, { as: "pia", role: "Manager" });
    await acme.owner`update account set platform_admin = false where email_norm = 'pia@platform.example'`;
    try {
      expect(await acme.nobody().invitations.open({ token })).toMatchObject({ state: "void" });
      await acme.expectRefusal("invitation_void", () => acme.nobody().invitations.join({ token, ...person }));
      const { rows } = await (await acme.as("olive")).invitations.list({ org: "acme", search: email });
      expect(rows).toMatchObject([{ void: true, state: "open" }]);
    } finally {
      await acme.owner`update account set platform_admin = true where email_norm = 'pia@platform.example'`;
    }
  });

  it("CASE-2: a void invitation keeps nobody from asking, and is not offered to them", async () => {
    const { email } = await acme.newcomer("Val Void");
    const { orgId } = await invite(acme, email, { as: "pia", role: "Manager" });
    const val = await acme.as(email);
    await acme.expectRefusal("you_are_invited", () => val.requests.file({ organization: orgId }));
    await acme.owner`update account set platform_admin = false where email_norm = 'pia@platform.example'`;
    try {
      expect(await val.invitations.mine()).toEqual([]);
      expect(await val.requests.file({ organization: orgId })).toEqual({ joined: false });
    } finally {
      await acme.owner`update account set platform_admin = true where email_norm = 'pia@platform.example'`;
    }
  });

  it("a PlatformAdmin unmade while the invitation is accepted makes no Manager afterwards", async () => {
    for (let round = 0; round < 8; round++) {
      const email = freshAddress();
      const { token } = await invite(acme, email, { as: "pia", role: "Manager" });
      const [join] = await Promise.allSettled([
        acme.nobody().invitations.join({ token, ...person }),
        acme.owner`update account set platform_admin = false where email_norm = 'pia@platform.example'`,
      ]);
      const late = await acme.nobody().invitations.open({ token });
      expect(late.state).toBe(join.status === "fulfilled" ? "used" : "void");
      await acme.owner`update account set platform_admin = true where email_norm = 'pia@platform.example'`;
      await acme.owner`delete from rate_limit`;
    }
  });
});

describe("Reminding", () => {
  it("GGW-16: two days before its end, once, by a link that is good as well as the first one", async () => {
    const email = freshAddress();
    const { token } = await invite(acme, email);
    await acme.owner`
      update invitation set expires_at = now() + interval '1 day', last_sent_at = now() - interval '6 days'
       where email_norm = ${email}`;
    await remindInvited();
    await remindInvited();
    const mails = await acme.owner`select template from outbox where to_email = ${email} order by created_at`;
    expect(mails.map((mail) => mail.template)).toEqual(["invitation", "invitation-reminder"]);
    const reminder = await mailedToken(acme, email);
    for (const link of [token, reminder]) {
      expect(await acme.nobody().invitations.open({ token: link })).toMatchObject({ state: "open" });
    }
  });
});
