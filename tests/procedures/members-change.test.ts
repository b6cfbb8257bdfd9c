import { describe, expect, it } from "vitest";
import { grant } from "@/tests/support/grants";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, memberRow, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

describe("Edit User", () => {
  it("GGW-2, GGW-6, X-3: Enabled can be switched at any time, and acts on open sessions at their next request", async () => {
    const { id, email } = await newMember(acme, "Switch Sam");
    const sam = await acme.as(email);
    const olive = await acme.as("olive");
    await sam.organizations.frame({ org: "acme" });
    await olive.members.edit({ org: "acme", id, enabled: false });
    const said = await acme.expectRefusal("membership_disabled", () =>
      sam.organizations.frame({ org: "acme" }),
    );
    expect(said.message).toBe("Your access to Acme is turned off. Ask one of its Managers.");
    await olive.members.edit({ org: "acme", id, enabled: true });
    await sam.organizations.frame({ org: "acme" });
    expect((await mailTo(acme.owner, email)).map((m) => m.template)).toEqual([
      "access-restored",
      "access-disabled",
    ]);
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "membership.enabled",
      before: { enabled: false },
    });
  });

  it("X-7: Approved switched off keeps the person listed, without access", async () => {
    const { id, email } = await newMember(acme, "Approved Ann");
    const olive = await acme.as("olive");
    await olive.members.edit({ org: "acme", id, approved: false });
    await acme.expectRefusal("membership_unapproved", async () =>
      (await acme.as(email)).organizations.frame({ org: "acme" }),
    );
    const list = await olive.members.list({ org: "acme", search: email });
    expect(list.rows[0]?.tag).toEqual({ kind: "off", text: "Not approved" });
  });

  it("X-9: Managers edit the name shown in their organization; the account keeps its own", async () => {
    const { id, accountId } = await newMember(acme, "Account Name");
    const olive = await acme.as("olive");
    await olive.members.edit({ org: "acme", id, displayName: "  Shown   Name " });
    expect(await memberRow(acme, id)).toMatchObject({ name: "Shown Name", display_name: "Shown Name" });
    const [account] = await acme.owner`select name from account where id = ${accountId}`;
    expect(account?.name).toBe("Account Name");
    await olive.members.edit({ org: "acme", id, displayName: null });
    expect(await memberRow(acme, id)).toMatchObject({ name: "Account Name" });
  });

  it("GGW-7, INV-2: on oneself what could lock one out is refused, the name is not", async () => {
    const { member } = await acme.ids("olive");
    const olive = await acme.as("olive");
    await acme.expectRefusal("own_access", () =>
      olive.members.edit({ org: "acme", id: member, enabled: false }),
    );
    await acme.expectRefusal("own_access", () =>
      olive.members.edit({ org: "acme", id: member, approved: false }),
    );
    await acme.expectRefusal("leave_instead", () => olive.members.remove({ org: "acme", id: member }));
    const details = await olive.members.details({ org: "acme", id: member });
    expect(details).toMatchObject({ you: true, whyNot: { name: null } });
    for (const control of ["enabled", "approved", "changeRole", "remove"] as const) {
      expect(details.whyNot[control]).toMatch(/Ask another Manager|Use “Leave” on/);
    }
  });

  it("X-14: a Manager cannot remove, disable, unapprove or edit a PlatformAdmin's membership", async () => {
    const { member } = await acme.ids("pia");
    const olive = await acme.as("olive");
    for (const change of [
      { enabled: false },
      { approved: false },
      { displayName: "Somebody" },
      { expiresOn: "2999-01-01" },
    ]) {
      await acme.expectRefusal("platform_admins_only", () =>
        olive.members.edit({ org: "acme", id: member, ...change }),
      );
    }
    await acme.expectRefusal("platform_admins_only", () => olive.members.remove({ org: "acme", id: member }));
  });

  it("an end date counts through 23:59:59 UTC of that day; a Manager's membership has none", async () => {
    const { id } = await newMember(acme, "Until Ute");
    const olive = await acme.as("olive");
    await olive.members.edit({ org: "acme", id, expiresOn: "2999-02-28" });
    expect((await memberRow(acme, id))?.expires_at.toISOString()).toBe("2999-02-28T23:59:59.999Z");
    expect((await olive.members.details({ org: "acme", id })).expiresOn).toBe("2999-02-28");
    const past = await acme.expectRefusal("end_in_the_past", () =>
      olive.members.edit({ org: "acme", id, expiresOn: "2020-01-01" }),
    );
    expect(past.field).toBe("expiresOn");
    await expect(olive.members.edit({ org: "acme", id, expiresOn: "2999-02-30" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    const { member } = await acme.ids("marco");
    await acme.expectRefusal("manager_has_no_end", () =>
      olive.members.edit({ org: "acme", id: member, expiresOn: "2999-01-01" }),
    );
    await acme.expectRefusal("nothing_changed", () =>
      olive.members.edit({ org: "acme", id, expiresOn: "2999-02-28" }),
    );
  });
});

describe("Removing and leaving", () => {
  it("KIO-23, INV-8: all access to this organization ends with every grant; other organizations are untouched", async () => {
    const { id, email, accountId } = await newMember(acme, "Gone Gina");
    const globex = await acme.ids("xena", "globex");
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source) values (${globex.org}, ${accountId}, 'member', now(), 'request')`;
    const olive = await acme.as("olive");
    await grant(olive, "acme", id, "infra.view", "infra.manage");
    const gina = await acme.as(email);
    await olive.members.remove({ org: "acme", id, reason: "The project is over." });

    await acme.expectRefusal("not_found", () => gina.organizations.frame({ org: "acme" }));
    await gina.organizations.frame({ org: "globex" });
    const live =
      await acme.owner`select 1 from access_grant where membership_id = ${id} and ended_at is null`;
    expect(live).toHaveLength(0);
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "membership.removed",
      before: { permissions: "infra.manage infra.view" },
      reason: "The project is over.",
    });
    expect((await mailTo(acme.owner, email))[0]).toMatchObject({
      template: "removed",
      props: { organization: "Acme" },
    });
    await acme.expectRefusal("not_found", () => olive.members.remove({ org: "acme", id }));
  });

  it("GGW-13, X-8: who comes back is a new membership: Member, no grants, an empty history", async () => {
    const { id, email, orgId } = await newMember(acme, "Back Again Bea", { role: "manager" });
    const olive = await acme.as("olive");
    await olive.members.remove({ org: "acme", id });
    const bea = await acme.as(email);
    await bea.requests.file({ organization: orgId });
    const { rows } = await olive.requests.list({ org: "acme" });
    const request = rows.find((row) => row.email === email);
    const { memberId } = await olive.requests.approve({ org: "acme", id: request?.id ?? "" });
    expect(memberId).not.toBe(id);
    const details = await olive.members.details({ org: "acme", id: memberId });
    expect(details).toMatchObject({ role: "Member", badges: [] });
    expect(details.history.lines.map(({ parts }) => parts.map(({ text }) => text).join(""))).toEqual([
      "Olive Tan made Back Again Bea a Member of Acme",
    ]);
  });

  it("X-8, GGW-13: Delete ends the account with its last membership; the address returns as a new account", async () => {
    const { id, email, accountId } = await newMember(acme, "Deleted Dora");
    const session = await acme.sessionOf(email);
    const olive = await acme.as("olive");
    const answer = await olive.members.delete({ org: "acme", id });
    const [account] = await acme.owner`select name, email, deleted_at from account where id = ${accountId}`;
    expect(account).toMatchObject({ name: "Deleted account", email: `deleted-${accountId}@deleted.invalid` });
    expect(account?.deleted_at).not.toBeNull();
    const [dead] = await acme.owner`select revoked_at from session where id_hash = ${session}`;
    expect(dead?.revoked_at).not.toBeNull();
    expect((await mailTo(acme.owner, email))[0]?.template).toBe("account-deleted");
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "membership.deleted",
      target: { label: "Deleted Dora", email },
    });
    const again =
      await acme.owner`insert into account (name, email, email_norm) values ('New Dora', ${email}, ${email}) returning id`;
    expect(again[0]?.id).not.toBe(accountId);

    const elsewhere = await newMember(acme, "Double Dan");
    const globex = await acme.ids("xena", "globex");
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      values (${globex.org}, ${elsewhere.accountId}, 'member', now(), 'request')`;
    const other = await olive.members.delete({ org: "acme", id: elsewhere.id });
    expect(Object.keys(other)).toEqual(Object.keys(answer));
    await (await acme.as(elsewhere.email)).organizations.frame({ org: "globex" });
    expect((await mailTo(acme.owner, elsewhere.email))[0]?.template).toBe("removed");
    const events = await acme.owner`
      select action from audit_event where target_id in (${id}, ${elsewhere.id}) and action like 'membership.%'`;
    expect(events.map((e) => e.action)).toEqual(["membership.deleted", "membership.deleted"]);
  });

  it("KIO-24, CASE-9: anyone but the last active Manager may leave or be removed, nine races in ten tries each", async () => {
    const xena = await acme.ids("xena", "globex");
    const asXena = await acme.as("xena");
    await acme.expectRefusal("last_manager_leaving", () => asXena.members.leave({ org: "globex" }));
    await acme.expectRefusal("last_manager", async () =>
      (await acme.as("pia")).members.remove({ org: "globex", id: xena.member }),
    );

    const pia = await acme.as("pia");
    const ways = {
      demote: (id: string) => pia.members.changeRole({ org: "globex", id, role: "Member" }),
      disable: (id: string) => pia.members.edit({ org: "globex", id, enabled: false }),
      unapprove: (id: string) => pia.members.edit({ org: "globex", id, approved: false }),
      remove: (id: string) => pia.members.remove({ org: "globex", id }),
    };
    for (const [name, way] of Object.entries(ways)) {
      const second = await newMember(acme, `Second ${name}`, { org: "globex", role: "manager" });
      const asSecond = await acme.as(second.email);
      const outcomes = await Promise.allSettled([
        way(xena.member),
        asSecond.members.leave({ org: "globex" }),
      ]);
      expect(outcomes.filter((o) => o.status === "fulfilled").length).toBeGreaterThanOrEqual(1);
      const [active] = await acme.owner`
        select count(*)::int as n from membership where org_id = ${xena.org} and role = 'manager' and ended_at is null
           and enabled and approved_at is not null and not account_disabled`;
      expect(active?.n).toBe(1);
      await acme.owner`
        update membership set role = 'manager', enabled = true, approved_at = now(), ended_at = null where id = ${xena.member}`;
      await acme.owner`update membership set ended_at = now() where id = ${second.id} and ended_at is null`;
    }
  });
});
