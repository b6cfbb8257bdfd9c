import { describe, expect, it } from "vitest";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

describe("The ACCOUNT box", () => {
  it("X-10: a PlatformAdmin may withhold the settings from a Manager; one active Manager keeps them", async () => {
    const [{ member: marco }, { member: oliveId }] = [await acme.ids("marco"), await acme.ids("olive")];
    const [pia, olive] = [await acme.as("pia"), await acme.as("olive")];
    await acme.expectRefusal("settings_platform_only", () =>
      olive.members.edit({ org: "acme", id: marco, carriesSettings: false }),
    );
    await pia.members.edit({ org: "acme", id: marco, carriesSettings: false });
    const asMarco = await acme.as("marco");
    const settings = await asMarco.organizations.settings({ org: "acme" });
    expect(settings.whyNot).toContain("A platform admin has withheld the settings of Acme from you.");
    const { whyNot: _, pending: __, formerAddresses: ___, ...values } = settings;
    await acme.expectRefusal("settings_withheld", () =>
      asMarco.organizations.changeSettings({ org: "acme", ...values, listed: false }),
    );
    await acme.expectRefusal("last_settings_keeper", () =>
      pia.members.edit({ org: "acme", id: oliveId, carriesSettings: false }),
    );
    await pia.members.edit({ org: "acme", id: marco, carriesSettings: true });
  });

  it("X-10, GGW-8: a Manager gives the settings to a Member and takes them back; not without carrying them, nor to oneself", async () => {
    const { id, email } = await newMember(acme, "Account Ada");
    const ada = await acme.as(email);
    await acme.expectRefusal("not_allowed", () => ada.organizations.settings({ org: "acme" }));
    const olive = await acme.as("olive");
    await olive.members.edit({ org: "acme", id, carriesSettings: true });
    expect(await olive.members.details({ org: "acme", id })).toMatchObject({ carriesSettings: true });
    await ada.organizations.settings({ org: "acme" });
    await acme.expectRefusal("not_allowed", () => ada.members.list({ org: "acme" }));
    await acme.expectRefusal("nothing_changed", () =>
      olive.members.edit({ org: "acme", id, carriesSettings: true }),
    );
    await olive.members.edit({ org: "acme", id, carriesSettings: false });
    await acme.expectRefusal("not_allowed", () => ada.organizations.settings({ org: "acme" }));

    const withheld = await newMember(acme, "Withheld Wes", { role: "manager" });
    await acme.owner`update membership set settings_withheld = true where id = ${withheld.id}`;
    const wes = await acme.as(withheld.email);
    await acme.expectRefusal("settings_withheld", () =>
      wes.members.edit({ org: "acme", id, carriesSettings: true }),
    );
    expect((await wes.members.details({ org: "acme", id })).whyNot.settings).toContain(
      "has withheld the settings",
    );
    const pia = await acme.ids("pia");
    await acme.expectRefusal("platform_admins_only", () =>
      olive.members.edit({ org: "acme", id: pia.member, carriesSettings: true }),
    );
    await wes.members.leave({ org: "acme" });
  });

  it("GGW-8: org.settings.manage opens the settings to a Member, and nothing about people", async () => {
    const { id, email } = await newMember(acme, "Settings Sue");
    await acme.owner`
      insert into access_grant (org_id, membership_id, permission)
      select org_id, id, 'org.settings.manage' from membership where id = ${id}`;
    const sue = await acme.as(email);
    await sue.organizations.settings({ org: "acme" });
    await acme.expectRefusal("not_allowed", () => sue.members.list({ org: "acme" }));
  });
});
