import { beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, memberRow, newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** A Member of Acme whom Olive proposed, and the ids that deciding needs. */
async function proposed(name: string) {
  const member = await newMember(acme, name);
  await (await acme.as("olive")).promotions.propose({ org: "acme", id: member.id, reason: "She is ready." });
  const [row] = await acme.owner`select id from promotion where membership_id = ${member.id}`;
  return { ...member, decide: { org: member.orgId, id: row?.id as string } };
}

/** Somebody who is PlatformAdmin besides Pia. */
async function anotherAdmin(name: string) {
  const admin = await newMember(acme, name);
  await acme.owner`update account set platform_admin = true where id = ${admin.accountId}`;
  return admin;
}

describe("Proposing a Manager", () => {
  it("INV-3: a Manager proposes with a reason, a PlatformAdmin approves, and all three are told", async () => {
    const mia = await proposed("Proposed Priya");
    expect((await mailTo(acme.owner, "pia@platform.example"))[0]).toMatchObject({
      template: "promotion-proposed",
      props: { candidate: "Proposed Priya", by: "Olive Tan", reason: "She is ready." },
    });
    expect(await memberRow(acme, mia.id)).toMatchObject({ role: "member" });
    const pia = await acme.as("pia");
    expect((await pia.promotions.list()).rows).toMatchObject([
      { name: "Proposed Priya", by: "Olive Tan", whyNotApprove: null, whyNotReject: null },
    ]);
    await pia.promotions.decide({ ...mia.decide, approves: true, answer: "Gladly." });
    expect((await (await acme.as(mia.email)).organizations.frame({ org: "acme" })).me.role).toBe("Manager");
    expect((await mailTo(acme.owner, mia.email))[0]).toMatchObject({ template: "role-changed" });
    expect((await mailTo(acme.owner, "olive@acme.example"))[0]).toMatchObject({
      template: "promotion-decided",
      props: { approved: true, answer: "Gladly." },
    });
    const events = await acme.owner`
      select action from audit_event where target_id = ${mia.id} and org_id = ${mia.orgId} order by seq`;
    expect(events.map(({ action }) => action)).toEqual([
      "promotion.proposed",
      "promotion.approved",
      "membership.role_changed",
    ]);
    await acme.expectRefusal("promotion_over", () =>
      pia.promotions.decide({ ...mia.decide, approves: false }),
    );
  });

  it("rejected: nothing changes, and she may be proposed again", async () => {
    const { id, decide } = await proposed("Rejected Rosa");
    await (await acme.as("pia")).promotions.decide({ ...decide, approves: false });
    expect(await memberRow(acme, id)).toMatchObject({ role: "member" });
    expect(await lastEvent(acme, id)).toMatchObject({ action: "promotion.rejected" });
    await (await acme.as("olive")).promotions.propose({ org: "acme", id, reason: "Once more." });
  });

  it("two at once: one proposal stands; two who decide at once: one does", async () => {
    const { id } = await newMember(acme, "Twice Tara");
    const both = await Promise.allSettled(
      (["olive", "marco"] as const).map(async (who) =>
        (await acme.as(who)).promotions.propose({ org: "acme", id, reason: "She is ready." }),
      ),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const other = await anotherAdmin("Second Admin");
    const { decide } = await proposed("Raced Rania");
    const [pia, second] = [await acme.as("pia"), await acme.as(other.email)];
    const decided = await Promise.allSettled([
      pia.promotions.decide({ ...decide, approves: true }),
      second.promotions.decide({ ...decide, approves: false }),
    ]);
    expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("proposer, target and decider are three people", async () => {
    const admin = await anotherAdmin("Governing Admin");
    await acme.owner`update membership set role = 'manager' where id = ${admin.id}`;
    const member = await newMember(acme, "Third Theo");
    const self = await acme.as(admin.email);
    await self.promotions.propose({ org: "acme", id: member.id, reason: "He is ready." });
    const [own] = await acme.owner`select id from promotion where membership_id = ${member.id}`;
    await acme.expectRefusal("own_proposal", () =>
      self.promotions.decide({ org: member.orgId, id: own?.id, approves: true }),
    );
    const target = await anotherAdmin("Target Admin");
    await (await acme.as("olive")).promotions.propose({ org: "acme", id: target.id, reason: "Ready." });
    const [about] = await acme.owner`select id from promotion where membership_id = ${target.id}`;
    await acme.expectRefusal("own_role", async () =>
      (await acme.as(target.email)).promotions.decide({ org: target.orgId, id: about?.id, approves: true }),
    );
    const { member: olive } = await acme.ids("olive");
    await acme.expectRefusal("own_role", async () =>
      (await acme.as("olive")).promotions.propose({ org: "acme", id: olive, reason: "Me." }),
    );
  });

  it("stale: who left, is a Manager already, or was proposed by somebody who governs no more", async () => {
    const pia = await acme.as("pia");
    const gone = await proposed("Gone Gita");
    await (await acme.as("olive")).members.remove({ org: "acme", id: gone.id });
    const made = await proposed("Made Maja");
    await pia.members.changeRole({ org: "acme", id: made.id, role: "Manager" });
    const off = await proposed("Off Olga");
    await acme.owner`update membership set enabled = false where id = ${off.id}`;
    const orphan = await newMember(acme, "Orphan Ola");
    const fallen = await newMember(acme, "Fallen Finn", { role: "manager" });
    await (await acme.as(fallen.email)).promotions.propose({ org: "acme", id: orphan.id, reason: "Ready." });
    await pia.members.changeRole({ org: "acme", id: fallen.id, role: "Member" });
    const [row] = await acme.owner`select id from promotion where membership_id = ${orphan.id}`;
    const orphaned = { org: orphan.orgId, id: row?.id as string };
    for (const decide of [gone.decide, made.decide, off.decide, orphaned]) {
      await acme.expectRefusal("promotion_stale", () => pia.promotions.decide({ ...decide, approves: true }));
      await pia.promotions.decide({ ...decide, approves: false });
    }
  });

  it("INV-3: stays overtaken once the person or the proposer was something else, though all is as it was again", async () => {
    const pia = await acme.as("pia");
    const org = "acme";
    const promoted = await proposed("Back Maja");
    await pia.members.changeRole({ org, id: promoted.id, role: "Manager" });
    await pia.members.changeRole({ org, id: promoted.id, role: "Member" });
    const switched = await proposed("Back Olga");
    const unapproved = await proposed("Back Ulla");
    await pia.members.edit({ org, id: switched.id, enabled: false });
    await pia.members.edit({ org, id: unapproved.id, approved: false });
    await pia.members.edit({ org, id: switched.id, enabled: true });
    await pia.members.edit({ org, id: unapproved.id, approved: true });
    const disabled = await proposed("Back Dora");
    await pia.platform.disableAccount({ id: disabled.accountId });
    await pia.platform.enableAccount({ id: disabled.accountId });

    const waits = await newMember(acme, "Back Orla");
    const fallen = await newMember(acme, "Back Finn", { role: "manager" });
    await (await acme.as(fallen.email)).promotions.propose({ org, id: waits.id, reason: "Ready." });
    await pia.members.changeRole({ org, id: fallen.id, role: "Member" });
    await pia.members.changeRole({ org, id: fallen.id, role: "Manager" });
    const [row] = await acme.owner`select id from promotion where membership_id = ${waits.id}`;
    const orphaned = { org: waits.orgId, id: row?.id as string };

    for (const decide of [promoted.decide, switched.decide, unapproved.decide, disabled.decide, orphaned]) {
      const listed = (await pia.promotions.list()).rows.find(({ id }) => id === decide.id);
      expect(listed?.whyNotApprove).toContain("is out of date");
      await acme.expectRefusal("promotion_stale", () => pia.promotions.decide({ ...decide, approves: true }));
      await pia.promotions.decide({ ...decide, approves: false });
    }
  });

  it("INV-3: a proposer who governs another organization, and this one no more, is no proposer", async () => {
    const [pia, org] = [await acme.as("pia"), "acme"];
    const waits = await newMember(acme, "Elsewhere Ella");
    const fallen = await newMember(acme, "Elsewhere Fred", { role: "manager" });
    await (await acme.as(fallen.email)).promotions.propose({ org, id: waits.id, reason: "Ready." });
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select id, ${fallen.accountId}, 'manager', now(), 'platform' from organization where slug = 'globex'`;
    await pia.members.changeRole({ org, id: fallen.id, role: "Member" });
    const [row] = await acme.owner`select id from promotion where membership_id = ${waits.id}`;
    await acme.expectRefusal("promotion_stale", () =>
      pia.promotions.decide({ org: waits.orgId, id: row?.id as string, approves: true }),
    );
    await acme.owner`update membership set role = 'member' where account_id = ${fallen.accountId}`;
  });

  it("what changes neither role nor access overtakes nothing: a name, a day far off, a proposer's new name", async () => {
    const pia = await acme.as("pia");
    const { id, decide } = await proposed("Renamed Ria");
    await pia.members.edit({ org: "acme", id, displayName: "Ria from Ops", expiresOn: "2031-01-01" });
    expect((await pia.promotions.list()).rows.find((row) => row.id === decide.id)?.whyNotApprove).toBeNull();
    await pia.promotions.decide({ ...decide, approves: true });
  });

  it("INV-6: another organization's proposal is not found, also by its members' Manager", async () => {
    const { id, decide } = await proposed("Far Fatima");
    const globex = await acme.ids("xena", "globex");
    await acme.expectRefusal("not_found", async () =>
      (await acme.as("xena")).promotions.propose({ org: "globex", id, reason: "Mine now." }),
    );
    await acme.expectRefusal("not_found", async () =>
      (await acme.as("pia")).promotions.decide({ org: globex.org, id: decide.id, approves: true }),
    );
    await (await acme.as("marco")).promotions.withdraw({ org: "acme", id: decide.id });
    expect(await lastEvent(acme, id)).toMatchObject({ action: "promotion.withdrawn" });
  });

  it("approving asks for the password once more", async () => {
    const { decide } = await proposed("Fresh Frida");
    const session = await acme.sessionOf("pia@platform.example");
    await acme.owner`update session set reauthenticated_at = now() - interval '1 hour' where id_hash = ${session}`;
    await acme.expectRefusal("step_up", () =>
      createCaller(request({ session })).promotions.decide({ ...decide, approves: true }),
    );
  });
});
