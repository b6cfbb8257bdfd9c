import { describe, expect, it } from "vitest";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

/** An organization with one Manager and one Member. */
async function small(slug: string) {
  await acme.owner`insert into organization (slug, name, state) values (${slug}, ${slug}, 'awaiting_manager')`;
  const manager = await newMember(acme, "Mona Manager", { org: slug, role: "manager" });
  const member = await newMember(acme, "Milo Member", { org: slug });
  return { manager, member, boss: await acme.as(manager.email), milo: await acme.as(member.email) };
}

describe("What Home says", () => {
  it("INV-1: whether there is one Manager alone, as Health counts them, also where their account is a PlatformAdmin's", async () => {
    const org = "home-counts";
    const { boss, manager, member } = await small(org);
    const both = async () => [
      (await boss.members.own({ org })).oneManager,
      (await boss.health.organization({ org })).managers,
    ];
    expect(await both()).toEqual([true, 1]);
    await acme.owner`update membership set role = 'manager' where id = ${member.id}`;
    await acme.owner`update account set platform_admin = true where id = ${member.accountId}`;
    expect(await both()).toEqual([false, 2]);
    await acme.owner`update membership set enabled = false where id = ${member.id}`;
    expect(await both()).toEqual([true, 1]);
    await acme.owner`update account set platform_admin = false where id = ${member.accountId}`;
    expect(manager.id).not.toBe(member.id);
  });

  it("CASE-9, X-10: the last Manager, and the last who can change the settings, read why they cannot leave", async () => {
    const org = "home-leaves";
    const { boss, milo, member } = await small(org);
    expect((await milo.members.own({ org })).whyNotLeave).toBeNull();
    expect((await boss.members.own({ org })).whyNotLeave).toContain("You are the last Manager here.");
    await acme.owner`update membership set role = 'manager', settings_withheld = true where id = ${member.id}`;
    expect((await boss.members.own({ org })).whyNotLeave).toContain("who can change the settings");
    expect((await milo.members.own({ org })).whyNotLeave).toBeNull();
  });

  it("X-14: a PlatformAdmin who does not belong here has no membership to leave", async () => {
    const org = "home-outside";
    await small(org);
    const pia = await acme.as("pia");
    await acme.expectRefusal("not_found", () => pia.members.own({ org }));
    expect((await pia.organizations.frame({ org })).may.leave).toBe(false);
  });
});
