import { describe, expect, it } from "vitest";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

/** An organization with two Managers, of whom the second came later, and one Member. */
async function place(slug: string) {
  await acme.owner`insert into organization (slug, name, state) values (${slug}, ${slug}, 'awaiting_manager')`;
  await newMember(acme, "Mona Manager", { org: slug, role: "manager" });
  await acme.owner`update organization set state = 'active' where slug = ${slug}`;
  await newMember(acme, "Max Manager", { org: slug, role: "manager" });
  const member = await newMember(acme, "Milo Member", { org: slug });
  return { member, milo: await acme.as(member.email) };
}

const nobody = { names: [], total: 0, platformAdmins: false };
const managers = { names: ["Mona Manager", "Max Manager"], total: 2, platformAdmins: false };

describe("Who is shut out of an organization", () => {
  it("KIO-15: learns its Managers by name while disabled or expired, and while nothing is wrong", async () => {
    const org = "ask-managers";
    const { member, milo } = await place(org);
    expect(await milo.organizations.whomToAsk({ org })).toEqual(managers);
    await acme.owner`update membership set enabled = false where id = ${member.id}`;
    await acme.expectRefusal("membership_disabled", () => milo.organizations.managers({ org }));
    expect(await milo.organizations.whomToAsk({ org })).toEqual(managers);
    await acme.owner`
      update membership set enabled = true, expires_at = now() - interval '1 day' where id = ${member.id}`;
    await acme.expectRefusal("membership_expired", () => milo.organizations.managers({ org }));
    expect(await milo.organizations.whomToAsk({ org })).toEqual(managers);
    expect(JSON.stringify(await milo.organizations.whomToAsk({ org }))).not.toContain("@");
  });

  it("learns the platform admins where the organization is suspended, or no Manager can get in", async () => {
    const org = "ask-admins";
    const { milo } = await place(org);
    await acme.owner`update organization set state = 'suspended' where slug = ${org}`;
    const admins = await acme.owner<{ name: string }[]>`
      select name from account where platform_admin and disabled_at is null and deleted_at is null
       order by created_at, id`;
    const asked = await milo.organizations.whomToAsk({ org });
    expect(asked).toEqual({
      names: admins.map(({ name }) => name),
      total: admins.length,
      platformAdmins: true,
    });
    expect(asked.names.length).toBeGreaterThan(0);
  });

  it("INV-6: learns nothing without a membership, exactly as of an organization that does not exist", async () => {
    const org = "ask-outside";
    const { member, milo } = await place(org);
    const xena = await acme.as("xena");
    expect(await xena.organizations.whomToAsk({ org })).toEqual(nobody);
    expect(await xena.organizations.whomToAsk({ org: "no-such-place" })).toEqual(nobody);
    await acme.owner`update membership set ended_at = now(), end_reason = 'removed' where id = ${member.id}`;
    expect(await milo.organizations.whomToAsk({ org })).toEqual(nobody);
  });

  it("GGW-4: learns nothing while not approved, and nothing of one that is archived", async () => {
    const org = "ask-unapproved";
    const { member, milo } = await place(org);
    await acme.owner`update membership set approved_at = null where id = ${member.id}`;
    expect(await milo.organizations.whomToAsk({ org })).toEqual(nobody);
    await acme.owner`update membership set approved_at = now() where id = ${member.id}`;
    expect(await milo.organizations.whomToAsk({ org })).toEqual(managers);
    await acme.owner`update organization set state = 'archived' where slug = ${org}`;
    expect(await milo.organizations.whomToAsk({ org })).toEqual(nobody);
  });
});
