import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { createCaller } from "@/server/router";
import { grant } from "@/tests/support/grants";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, memberRow, newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("Change Role", () => {
  it("KIO-14, INV-3: only a PlatformAdmin makes someone Manager or PlatformAdmin", async () => {
    const { id } = await newMember(acme, "Nadia New");
    const olive = await acme.as("olive");
    for (const role of ["Manager", "PlatformAdmin"] as const) {
      await acme.expectRefusal("promotion", () => olive.members.changeRole({ org: "acme", id, role }));
    }
    await (await acme.as("pia")).members.changeRole({ org: "acme", id, role: "Manager" });
    expect(await memberRow(acme, id)).toMatchObject({ role: "manager", shown_role: "manager" });
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "membership.role_changed",
      actor: { name: "Pia Lindqvist", role: "PlatformAdmin" },
      target: { label: "Nadia New" },
      before: { role: "Member" },
      after: { role: "Manager" },
    });
  });

  it("KIO-17: it is in force at the next request, and the person is told by mail", async () => {
    const { id, email } = await newMember(acme, "Instant Ina");
    const ina = await acme.as(email);
    await acme.expectRefusal("not_allowed", () => ina.members.list({ org: "acme" }));
    await (await acme.as("pia")).members.changeRole({ org: "acme", id, role: "Manager" });
    await ina.members.list({ org: "acme" });
    await (await acme.as("olive")).members.changeRole({ org: "acme", id, role: "Member" });
    await acme.expectRefusal("not_allowed", () => ina.members.list({ org: "acme" }));
    expect((await mailTo(acme.owner, email)).map((m) => [m.template, m.props.role])).toEqual([
      ["role-changed", "Member"],
      ["role-changed", "Manager"],
    ]);
  });

  it("KIO-18, INV-2: nobody changes their own role, in either direction", async () => {
    for (const who of ["olive", "pia"] as const) {
      const { member } = await acme.ids(who);
      const self = await acme.as(who);
      for (const role of ["Member", "Manager", "PlatformAdmin"] as const) {
        await acme.expectRefusal("own_role", () =>
          self.members.changeRole({ org: "acme", id: member, role }),
        );
      }
    }
  });

  it("X-2: a Manager may make another Manager a Member; X-14: never touch a PlatformAdmin", async () => {
    const { id } = await newMember(acme, "Max Manager", { role: "manager" });
    const olive = await acme.as("olive");
    await olive.members.changeRole({ org: "acme", id, role: "Member" });
    expect(await memberRow(acme, id)).toMatchObject({ role: "member" });
    const { member: pia } = await acme.ids("pia");
    await acme.expectRefusal("platform_admins_only", () =>
      olive.members.changeRole({ org: "acme", id: pia, role: "Member" }),
    );
  });

  it("INV-1: the last Manager stays, also when two demote each other at the same moment", async () => {
    const xena = await acme.ids("xena", "globex");
    await acme.expectRefusal("last_manager", async () =>
      (await acme.as("pia")).members.changeRole({ org: "globex", id: xena.member, role: "Member" }),
    );
    for (let round = 0; round < 10; round++) {
      const second = await newMember(acme, "Second Manager", { org: "globex", role: "manager" });
      const [a, b] = [await acme.as("xena"), await acme.as(second.email)];
      const outcomes = await Promise.allSettled([
        a.members.changeRole({ org: "globex", id: second.id, role: "Member" }),
        b.members.changeRole({ org: "globex", id: xena.member, role: "Member" }),
      ]);
      expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
      const managers = await acme.owner`
        select id from membership where org_id = ${xena.org} and role = 'manager' and ended_at is null`;
      expect(managers).toHaveLength(1);
      await acme.owner`update membership set role = 'manager' where id = ${xena.member}`;
      await acme.owner`update membership set ended_at = now() where id = ${second.id}`;
    }
  });

  it("X-1: grants given to a Manager stay stored and count again after demotion", async () => {
    const { id, email } = await newMember(acme, "Grant Keeper");
    const olive = await acme.as("olive");
    await grant(olive, "acme", id, "vpn.view");
    await (await acme.as("pia")).members.changeRole({ org: "acme", id, role: "Manager" });
    const badges = async () =>
      (await (await acme.as(email)).organizations.frame({ org: "acme" })).me.badges.map((b) => [
        b.category,
        b.part,
      ]);
    expect(await badges()).toHaveLength(7);
    await olive.members.changeRole({ org: "acme", id, role: "Member" });
    expect(await badges()).toEqual([["vpn", true]]);
  });

  it("INV-1: a promotion takes the end of a membership away, and says so", async () => {
    const { id } = await newMember(acme, "Ending Soon");
    await acme.owner`update membership set expires_at = now() + interval '9 days' where id = ${id}`;
    await (await acme.as("pia")).members.changeRole({ org: "acme", id, role: "Manager" });
    expect(await memberRow(acme, id)).toMatchObject({ role: "manager", expires_at: null });
    expect((await lastEvent(acme, id))?.before.expiresAt).toMatch(/^20/);
  });

  it("KIO-16: three choices, what one may not choose is shown with its reason", async () => {
    const { id } = await newMember(acme, "Chosen One");
    const choices = await (await acme.as("olive")).members.roleChoices({ org: "acme", id });
    expect(choices).toMatchObject({
      current: "Member",
      whyNot: null,
      choices: [
        {
          role: "PlatformAdmin",
          whyNot: "Only a PlatformAdmin can give this. To get another Manager, propose a Member.",
        },
        {
          role: "Manager",
          whyNot: "Only a PlatformAdmin can give this. To get another Manager, propose a Member.",
        },
        { role: "Member", whyNot: null },
      ],
    });
    const forPia = await (await acme.as("pia")).members.roleChoices({ org: "acme", id });
    expect(forPia.choices.map((c) => c.whyNot)).toEqual([null, null, null]);
  });

  it("KIO-16: a Manager, who may not promote, finds the proposal there; a PlatformAdmin needs none", async () => {
    const { id } = await newMember(acme, "Proposable Paul");
    const [olive, pia] = [await acme.as("olive"), await acme.as("pia")];
    const proposal = async (who: typeof olive) =>
      (await who.members.roleChoices({ org: "acme", id })).proposal;
    expect(await proposal(olive)).toEqual({ open: null, whyNot: null });
    expect(await proposal(pia)).toBeNull();
    await olive.promotions.propose({ org: "acme", id, reason: "He runs it already." });
    expect(await proposal(olive)).toMatchObject({ open: { by: "Olive Tan" }, whyNot: null });
    await pia.members.changeRole({ org: "acme", id, role: "Manager" });
    expect(await proposal(olive)).toBeNull();
  });

  it("asks for the password when the last proof is older than five minutes", async () => {
    const { id } = await newMember(acme, "Careful Carl");
    const session = await acme.sessionOf("pia@platform.example");
    await acme.owner`update session set reauthenticated_at = now() - interval '5 minutes' where id_hash = ${session}`;
    const pia = createCaller(request({ session }));
    const promote = () => pia.members.changeRole({ org: "acme", id, role: "Manager" });
    await acme.expectRefusal("step_up", promote);
    await acme.expectRefusal("wrong_current_password", () =>
      pia.accounts.prove({ password: "not this one at all" }),
    );
    await acme.expectRefusal("step_up", promote);
    await pia.accounts.prove({ password: DEMO_PASSWORD });
    await promote();
  });
});

describe("PlatformAdmin through the same dialog", () => {
  it("X-14, INV-7: it changes the account alone, and every organization of the person gets its event", async () => {
    const { id, accountId, orgId } = await newMember(acme, "Petra Platform");
    const globex = await acme.ids("xena", "globex");
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      values (${globex.org}, ${accountId}, 'member', now(), 'request')`;
    const pia = await acme.as("pia");
    await pia.members.changeRole({ org: "acme", id, role: "PlatformAdmin" });

    const rows = await acme.owner`
      select m.role, m.shown_role, a.platform_admin from membership m join account a on a.id = m.account_id
       where a.id = ${accountId}`;
    expect(rows.map((r) => [r.role, r.shown_role, r.platform_admin])).toEqual(
      Array(2).fill(["member", "admin", true]),
    );
    const events = await acme.owner`
      select org_id, body from audit_event where target_id = ${accountId} and action = 'account.platform_admin_made'`;
    expect(events.map((e) => e.org_id).sort()).toEqual(
      [orgId, globex.org, "00000000-0000-0000-0000-000000000000"].sort(),
    );
    expect(new Set(events.map((e) => JSON.parse(e.body).requestId)).size).toBe(1);
    for (const event of events) {
      expect(event.body).not.toMatch(/Globex|Acme/);
      expect(Object.keys(JSON.parse(event.body).actor).sort()).toEqual(["email", "id", "name", "role"]);
    }

    await pia.members.changeRole({ org: "acme", id, role: "Manager" });
    expect(await memberRow(acme, id)).toMatchObject({ role: "manager", shown_role: "manager" });
  });

  it("INV-1: the platform keeps an enabled PlatformAdmin, also when two unmake each other at once", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, email, accountId } = await newMember(acme, "Other Admin");
      await acme.owner`update account set platform_admin = true where id = ${accountId}`;
      const { member } = await acme.ids("pia");
      const [pia, other] = [await acme.as("pia"), await acme.as(email)];
      await Promise.allSettled([
        pia.members.changeRole({ org: "acme", id, role: "Member" }),
        other.members.changeRole({ org: "acme", id: member, role: "Member" }),
      ]);
      const [left] = await acme.owner`select count(*)::int as n from account where platform_admin`;
      expect(left?.n).toBe(1);
      await acme.owner`update account set platform_admin = (email = 'pia@platform.example')`;
    }
  });

  it("INV-1: the last PlatformAdmin cannot be unmade; one who is disabled does not count", async () => {
    const { id, email, accountId } = await newMember(acme, "Deputy Dan");
    const { member } = await acme.ids("pia");
    await acme.owner`update account set platform_admin = true where id = ${accountId}`;
    const dan = await acme.as(email);
    await dan.members.changeRole({ org: "acme", id: member, role: "Member" });
    await acme.expectRefusal("own_role", () => dan.members.changeRole({ org: "acme", id, role: "Member" }));
    await acme.owner`update account set platform_admin = true, disabled_at = now() where email = 'pia@platform.example'`;
    await acme.expectRefusal("own_role", () => dan.members.changeRole({ org: "acme", id, role: "Member" }));
    expect(await memberRow(acme, id)).toMatchObject({ shown_role: "admin" });
    await acme.owner`update account set disabled_at = null where email = 'pia@platform.example'`;
    await acme.owner`update account set platform_admin = (email = 'pia@platform.example')`;
  });

  it("KIO-14: who is no PlatformAdmin any more finds no way to unmake one, nor does a Manager", async () => {
    const { id, email, accountId } = await newMember(acme, "Deputy Dora");
    const { member } = await acme.ids("pia");
    await acme.owner`update account set platform_admin = true where id = ${accountId}`;
    await (await acme.as(email)).members.changeRole({ org: "acme", id: member, role: "Member" });
    const pia = await acme.as("pia");
    await acme.expectRefusal("not_allowed", () =>
      pia.members.changeRole({ org: "acme", id, role: "Member" }),
    );
    const olive = await acme.as("olive");
    await acme.expectRefusal("platform_admins_only", () =>
      olive.members.changeRole({ org: "acme", id, role: "Member" }),
    );
    await acme.owner`update account set platform_admin = (email = 'pia@platform.example')`;
  });
});
