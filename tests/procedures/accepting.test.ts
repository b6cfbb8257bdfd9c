import { describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import {
  eventsOf,
  freshAddress,
  goodPassword,
  invitationTo,
  invite,
  membershipsOf,
} from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const person = { name: "Ann Lee", password: goodPassword };

describe("Accepting as somebody new", () => {
  it("KMP-2: sets name and password, is a Member with what came with it, and signs in", async () => {
    const email = freshAddress();
    const { id, token } = await invite(acme, email, { permissions: ["backup.view"], lastDay: "2099-03-31" });

    expect(await acme.nobody().invitations.open({ token })).toMatchObject({
      membershipEndsAt: "2099-03-31T23:59:59.999Z",
    });

    const joined = await acme.nobody().invitations.join({ token, ...person });

    expect(joined).toEqual({ org: "acme", name: "Acme", email, leftOut: [] });
    const [member] = await membershipsOf(acme, email);
    const { account: olive } = await acme.ids("olive");
    expect(member).toMatchObject({ role: "member", source: "invitation", approved_by: olive, enabled: true });
    expect(member?.expires_at.toISOString()).toBe("2099-03-31T23:59:59.999Z");
    const grants =
      await acme.owner`select permission, granted_by from access_grant where membership_id = ${member?.id}`;
    expect([...grants]).toEqual([{ permission: "backup.view", granted_by: olive }]);
    expect(await eventsOf(acme, id)).toEqual(["invitation.sent", "invitation.accepted"]);
    expect(await signIn(request(), { email, password: goodPassword })).not.toBeNull();
    expect(await (await acme.as(email)).accounts.landing()).toEqual({ to: "/o/acme" });
    expect(await invitationTo(acme, email)).toMatchObject({ status: "accepted", membership_id: member?.id });
  });

  it("KMP-2: a membership exists only after acceptance, and looking changes nothing, however often a scanner looks", async () => {
    const email = freshAddress();
    const { id, token } = await invite(acme, email);
    const before = await invitationTo(acme, email);
    for (let n = 0; n < 5; n++) {
      expect(await acme.nobody().invitations.open({ token })).toMatchObject({
        state: "open",
        way: "new",
        email,
      });
    }
    expect(await invitationTo(acme, email)).toEqual(before);
    expect(await membershipsOf(acme, email)).toHaveLength(0);
    expect(await acme.owner`select 1 from account where email_norm = ${email}`).toHaveLength(0);
    expect(await eventsOf(acme, id)).toEqual(["invitation.sent"]);
  });

  it("security 4.4: one link in twenty tabs at once makes one account and one membership", async () => {
    const email = freshAddress();
    const { token } = await invite(acme, email);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => acme.nobody().invitations.join({ token, ...person })),
    );
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await membershipsOf(acme, email)).toHaveLength(1);
    expect(await acme.owner`select 1 from account where email_norm = ${email}`).toHaveLength(1);
    expect(await acme.nobody().invitations.open({ token })).toMatchObject({ state: "used" });
  });

  it("security 4.6: accepting with the old link against Reinvite leaves one of the two, never both", async () => {
    for (let round = 0; round < 10; round++) {
      const email = freshAddress();
      const { id, token } = await invite(acme, email);
      await acme.owner`delete from rate_limit`;
      const olive = await acme.as("olive");
      const [join, again] = await Promise.allSettled([
        acme.nobody().invitations.join({ token, ...person }),
        olive.invitations.reinvite({ org: "acme", id }),
      ]);
      expect([join.status, again.status].filter((status) => status === "fulfilled")).toHaveLength(1);
      const status = join.status === "fulfilled" ? "accepted" : "open";
      expect(await invitationTo(acme, email)).toMatchObject({ status });
      expect(await membershipsOf(acme, email)).toHaveLength(status === "accepted" ? 1 : 0);
    }
  });

  it("security 4.6: accepting against revoking leaves one of the two", async () => {
    for (let round = 0; round < 10; round++) {
      const email = freshAddress();
      const { id, token } = await invite(acme, email);
      await acme.owner`delete from rate_limit`;
      const olive = await acme.as("olive");
      await Promise.allSettled([
        acme.nobody().invitations.join({ token, ...person }),
        olive.invitations.revoke({ org: "acme", id }),
      ]);
      const { status } = (await invitationTo(acme, email)) as unknown as { status: string };
      expect(await membershipsOf(acme, email)).toHaveLength(status === "accepted" ? 1 : 0);
    }
  });

  it("KMP-3: an expired, declined or revoked link accepts nothing", async () => {
    const expired = await invite(acme, freshAddress());
    await acme.owner`update invitation set expires_at = now() - interval '1 second' where id = ${expired.id}`;
    await acme.expectRefusal("invitation_expired", () =>
      acme.nobody().invitations.join({ token: expired.token, ...person }),
    );
    const declined = await invite(acme, freshAddress());
    await acme.nobody().invitations.decline({ token: declined.token });
    await acme.expectRefusal("invitation_declined", () =>
      acme.nobody().invitations.join({ token: declined.token, ...person }),
    );
    expect(await eventsOf(acme, declined.id)).toEqual(["invitation.sent", "invitation.declined"]);
    await acme.expectRefusal("invitation_declined", () =>
      acme.nobody().invitations.decline({ token: declined.token }),
    );
  });

  it("an organization that is suspended or gone takes nobody in, and the page says so", async () => {
    const { token } = await invite(acme, freshAddress(), { as: "pia", org: "lumen-press" });
    await acme.owner`update organization set state = 'suspended' where slug = 'lumen-press'`;
    try {
      expect(await acme.nobody().invitations.open({ token })).toMatchObject({ state: "gone" });
      await acme.expectRefusal("invitation_closed", () =>
        acme.nobody().invitations.join({ token, ...person }),
      );
    } finally {
      await acme.owner`update organization set state = 'active' where slug = 'lumen-press'`;
    }
  });

  it("INV-1: an organization that awaits its Manager becomes active when the first one accepts", async () => {
    await acme.owner`insert into organization (slug, name, state) values ('newborn', 'Newborn', 'awaiting_manager')`;
    await acme.expectRefusal("organization_awaits_manager", async () =>
      (await acme.as("pia")).invitations.send({
        org: "newborn",
        people: [{ email: freshAddress() }],
        role: "Member",
      }),
    );
    const email = freshAddress("boss");
    const { token } = await invite(acme, email, { as: "pia", org: "newborn", role: "Manager" });
    await acme.nobody().invitations.join({ token, ...person });
    const [org] = await acme.owner`select state from organization where slug = 'newborn'`;
    expect(org?.state).toBe("active");
    expect(await (await acme.as(email)).members.list({ org: "newborn" })).toMatchObject({
      rows: [{ role: "Manager" }],
    });
  });

  it("GGW-13: who comes back by invitation is completely new", async () => {
    const member = await newMember(acme, "Rita Return", { role: "manager" });
    await acme.owner`
      insert into access_grant (org_id, membership_id, permission) values (${member.orgId}, ${member.id}, 'vpn.view')`;
    await (await acme.as("olive")).members.remove({ org: "acme", id: member.id });
    const { id } = await invite(acme, member.email);
    const back = await acme.as(member.email);

    await back.invitations.accept({ organization: member.orgId, id });

    const [again] = await membershipsOf(acme, member.email);
    expect(again?.id).not.toBe(member.id);
    expect(again).toMatchObject({ role: "member", source: "invitation" });
    expect(
      await acme.owner`select 1 from access_grant where membership_id = ${again?.id} and ended_at is null`,
    ).toHaveLength(0);
  });
});
