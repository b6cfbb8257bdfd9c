import { beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";
import { platformAdmin } from "@/tests/support/platform-admin";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

const { asPia, initech } = platformAdmin(acme);

describe("Handing an organization over", () => {
  it("INV-3: a stranger gets a new membership as Manager, a waiting one is let in, a Member is promoted", async () => {
    const { id, slug } = await initech("Initech Hand");
    const pia = await asPia();
    const asker = await acme.newcomer("Hand Asker", slug);
    const member = await newMember(acme, "Hand Member", { org: slug });
    const stranger = await acme.newcomer("Hand Stranger");
    for (const { email } of [asker, member, stranger]) {
      const [row] = await acme.owner`select id from account where email = ${email}`;
      await pia.handOver({ id, account: row?.id });
      const now = await acme.as(email);
      expect((await now.organizations.frame({ org: slug })).me.role).toBe("Manager");
      await acme.expectRefusal("manager_already", () => pia.handOver({ id, account: row?.id }));
      expect((await mailTo(acme.owner, email))[0]).toMatchObject({
        template: "role-changed",
        props: { role: "Manager" },
      });
    }
    expect(await acme.owner`select status from join_request where id = ${asker.requestId}`).toMatchObject([
      { status: "approved" },
    ]);
    expect(await acme.owner`select name from membership where request_id = ${asker.requestId}`).toHaveLength(
      1,
    );
    expect(await lastEvent(acme, member.id)).toMatchObject({
      action: "organization.handed_over",
      after: { organization: "Initech Hand", role: "Manager" },
    });
  });

  it("INV-1: an organization that awaited its Manager is active from then on", async () => {
    const { id, manager } = await initech("Initech Await");
    await acme.owner`update organization set state = 'awaiting_manager' where id = ${id}`;
    await acme.owner`update membership set enabled = false where org_id = ${id}`;
    await (await asPia()).handOver({ id, account: manager.account });
    expect(await acme.owner`select state from organization where id = ${id}`).toMatchObject([
      { state: "active" },
    ]);
  });
});

describe("Handing an organization over by mail", () => {
  it("INV-1, INV-3: whoever is invited is its Manager when they accept, and it is active from then on", async () => {
    const { id, slug } = await initech("Initech Post");
    await acme.owner`update organization set state = 'awaiting_manager' where id = ${id}`;
    await acme.owner`update membership set enabled = false where org_id = ${id}`;
    const { email } = await acme.newcomer("Posted Paula");
    const pia = await acme.as("pia");
    expect(await pia.platform.handOver({ id, email, reason: "Nora left" })).toEqual({ email, name: email });
    expect((await pia.platform.organization({ slug })).state).toBe("awaiting_manager");
    const [row] = await acme.owner`select id, role from invitation where org_id = ${id}`;
    expect(row).toMatchObject({ role: "manager" });
    expect(await lastEvent(acme, row?.id)).toMatchObject({ action: "invitation.sent", reason: "Nora left" });
    const paula = await acme.as(email);
    await paula.invitations.accept({ organization: id, id: row?.id });
    expect((await paula.organizations.frame({ org: slug })).me.role).toBe("Manager");
    expect((await pia.platform.organization({ slug })).state).toBe("active");
  });

  it("is no way in for a Manager, nor into an organization that is archived or not there", async () => {
    const { id, slug } = await initech("Initech Shut");
    const olive = await acme.as("olive");
    await acme.expectRefusal("not_found", () => olive.platform.handOver({ id, email: "x@y.example" }));
    const pia = await asPia();
    await acme.expectRefusal("not_found", () =>
      pia.handOver({ id: crypto.randomUUID(), email: "x@y.example" }),
    );
    await pia.archiveOrganization({ id: (await pia.organization({ slug })).id });
    await expect(pia.handOver({ id, email: "x@y.example" })).rejects.toThrow();
    expect(await acme.owner`select 1 from invitation where org_id = ${id}`).toHaveLength(0);
  });
});

describe("Only look (X-14)", () => {
  it("X-14: while she only looks, a PlatformAdmin can change nothing, anywhere; looking is still written down", async () => {
    const session = await acme.sessionOf("pia@platform.example");
    const looking = createCaller(request({ session, viewOnly: true }));
    const { id, slug } = await initech("Initech Look");
    const { requestId } = await acme.newcomer("Look Asker", slug);
    const { account } = await acme.ids("mia");
    for (const write of [
      () => looking.platform.suspendOrganization({ id }),
      () => looking.platform.createOrganization({ name: "Never" }),
      () => looking.platform.handOver({ id, account }),
      () => looking.requests.approve({ org: slug, id: requestId }),
      () => looking.requests.file({ organization: id }),
    ]) {
      await acme.expectRefusal("view_only", write);
    }
    expect((await looking.members.list({ org: slug })).rows).toHaveLength(1);
    const seen =
      await acme.owner`select 1 from audit_event where org_id = ${id} and action = 'members.viewed'`;
    expect(seen).toHaveLength(1);
  });

  it("X-14: the switch means nothing for who is no PlatformAdmin", async () => {
    const session = await acme.sessionOf("olive@acme.example");
    const olive = createCaller(request({ session, viewOnly: true }));
    const { requestId } = await acme.newcomer("Look Asker", "acme");
    await olive.requests.approve({ org: "acme", id: requestId });
  });
});

describe("An organization for somebody by mail", () => {
  it("INV-1, X-13: it awaits its Manager until whoever is invited accepts", async () => {
    const { email } = await acme.newcomer("Invited Ivo");
    const pia = await acme.as("pia");
    const { slug } = await pia.platform.createOrganization({ name: "Initech Mail", email });
    const page = await pia.platform.organization({ slug });
    expect(page).toMatchObject({ state: "awaiting_manager", managers: [] });
    const { requestId } = await acme.newcomer("Early Asker", slug);
    await acme.expectRefusal("organization_awaits_manager", () =>
      pia.requests.approve({ org: slug, id: requestId }),
    );
    const [row] = await acme.owner`select id, role from invitation where org_id = ${page.id}`;
    expect(row).toMatchObject({ role: "manager" });
    const ivo = await acme.as(email);
    await ivo.invitations.accept({ organization: page.id, id: row?.id });
    expect((await ivo.organizations.frame({ org: slug })).me.role).toBe("Manager");
    expect(await pia.platform.organization({ slug })).toMatchObject({ state: "active" });
  });
});
