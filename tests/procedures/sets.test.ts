import { describe, expect, it } from "vitest";
import { newGrant, newSet, newTeam } from "@/tests/support/grants";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";

describe("Permission sets", () => {
  it("DST-3: are made, cloned from ready-made ones, and logged", async () => {
    const olive = await acme.as("olive");
    const { readyMade } = await olive.sets.list({ org });
    const readOnly = readyMade.find(({ key }) => key === "read-only");
    const { id, name } = await olive.sets.create({
      ...{ org, name: "Read-only", description: readOnly?.description ?? "", from: "read-only" },
      permissions: [...(readOnly?.keys ?? [])],
    });
    expect(await olive.sets.get({ org, id })).toMatchObject({ name, holders: 0, clonedFrom: "read-only" });
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "set.created",
      target: { kind: "set", label: "Read-only" },
      after: { clonedFrom: "read-only" },
    });
    const copy = await olive.sets.create({
      ...{ org, name: "Read-only, copied", description: "", from: id, permissions: ["vpn.view"] },
    });
    expect(copy.id).not.toBe(id);
  });

  it.each([
    ["another case", "NIGHT WATCH"],
    ["other letters that look the same", "Nіght Wаtch"],
    ["full-width letters", "Ｎｉｇｈｔ Watch"],
    ["accents", "Night Wátch"],
    ["spaces and hyphens", "night-watch"],
  ])("a name that differs only in %s is taken, and the form says so at the name", async (_, name) => {
    const olive = await acme.as("olive");
    const values = { org, description: "", permissions: ["vpn.view"] };
    await olive.sets.create({ ...values, name: "Night Watch" }).catch(() => undefined);
    const refused = await acme.expectRefusal("set_name_taken", () => olive.sets.create({ ...values, name }));
    expect(refused.field).toBe("name");
  });

  it("DST-5, X-11: a set without a prerequisite, or with what no catalog knows, is refused", async () => {
    const olive = await acme.as("olive");
    const make = (...permissions: string[]) =>
      olive.sets.create({ org, name: "Half", description: "", permissions });
    const refused = await acme.expectRefusal("permission_requires", () => make("audit.export"));
    expect(refused.message).toBe("Export audit needs View audit. Grant both, or neither.");
    await acme.expectRefusal("unknown_permission", () => make("keypair.view"));
    await expect(make()).rejects.toThrow("Choose at least one permission.");
    await expect(make(...Array.from({ length: 10_000 }, (_, i) => `vpn.p${i}`))).rejects.toThrow();
  });

  it("before an edit is saved: who gains and who loses what; refused when that changed meanwhile", async () => {
    const olive = await acme.as("olive");
    const [ann, bob, max] = [
      await newMember(acme, "Affected Ann"),
      await newMember(acme, "Affected Bob"),
      await newMember(acme, "Affected Max", { role: "manager" }),
    ];
    const id = await newSet(acme, ann.orgId, "Edited", ["vpn.view", "infra.view"]);
    const team = await newTeam(acme, ann.orgId, "Edited team", [bob.id]);
    for (const member of [ann.id, max.id]) await newGrant(acme, ann.orgId, { member, set: id });
    await newGrant(acme, ann.orgId, { team, set: id });
    await newGrant(acme, ann.orgId, { member: ann.id, permission: "vpn.view" });
    const { version } = await olive.sets.get({ org, id });

    const permissions = ["infra.view", "infra.operate"];
    const edit = { org, id, name: "Edited", description: "", permissions };
    const preview = await olive.sets.preview({ ...edit, version });
    expect(preview).toMatchObject({
      ...{ savedMeanwhile: false, renamed: null, gains: ["Operate infra"], loses: ["View vpn"] },
      affected: 2,
      unaffected: 1,
      people: [
        { name: "Affected Ann", gains: ["Operate infra"], loses: [] },
        { name: "Affected Bob", gains: ["Operate infra"], loses: ["View vpn"] },
      ],
    });
    await acme.expectRefusal("difference_changed", () =>
      olive.sets.edit({ ...edit, previewToken: "another" }),
    );
    const late = await newMember(acme, "Late Lou");
    await newGrant(acme, ann.orgId, { member: late.id, set: id });
    await acme.expectRefusal("difference_changed", () =>
      olive.sets.edit({ ...edit, previewToken: preview.previewToken }),
    );

    const { previewToken } = await olive.sets.preview({ ...edit, version });
    expect(await olive.sets.edit({ ...edit, previewToken })).toEqual({ name: "Edited", affected: 3 });
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "set.edited",
      before: { permissions: "vpn.view infra.view" },
      after: { permissions: "infra.view infra.operate" },
    });
    const asBob = await acme.as(bob.email);
    const { me } = await asBob.organizations.frame({ org });
    expect(me.badges.map(({ label }) => label)).toEqual(["infra: view, operate"]);
    expect(await lastEvent(acme, bob.id)).toMatchObject({
      action: "permission.revoked",
      before: { permissions: "vpn.view", set: "Edited" },
    });
    await acme.expectRefusal("nothing_changed", () => olive.sets.edit({ ...edit, previewToken }));
    const events = await olive.audit.list({ org, about: id });
    expect([events.about, events.rows.length]).toEqual(["Edited", 1]);
    const { event } = await olive.audit.get({ org, seq: events.rows[0]?.seq ?? 0 });
    expect(event.changes).toContainEqual({
      ...{ what: "permissions", before: "vpn.view infra.view", after: "infra.view infra.operate" },
    });
    await acme.expectRefusal("difference_changed", () =>
      olive.sets.edit({ ...edit, name: "Late", previewToken }),
    );
  });

  it("DST-3: the list and the page of a set count the same holders: no team that is off, nothing that begins later", async () => {
    const olive = await acme.as("olive");
    const [gil, hal] = [await newMember(acme, "Counted Gil"), await newMember(acme, "Counted Hal")];
    const id = await newSet(acme, gil.orgId, "Counted", ["vpn.view"]);
    const team = await newTeam(acme, gil.orgId, "Counted team", [gil.id, hal.id]);
    await newGrant(acme, gil.orgId, { team, set: id });
    const counts = async () => {
      const { sets } = await olive.sets.list({ org });
      return [sets.find((set) => set.id === id)?.holders, (await olive.sets.get({ org, id })).holders];
    };
    expect(await counts()).toEqual([2, 2]);
    await acme.owner`update team set deactivated_at = now() where id = ${team}`;
    expect(await counts()).toEqual([0, 0]);
    await newGrant(acme, gil.orgId, { member: hal.id, set: id });
    expect(await counts()).toEqual([1, 1]);
    await acme.owner`update access_grant set starts_at = now() + interval '1 day' where membership_id = ${hal.id}`;
    expect(await counts()).toEqual([0, 0]);
  });

  it("two Managers who edit one set at once: one saves, the other sees their edit against what was saved", async () => {
    const { orgId } = await newMember(acme, "Twice Tom");
    const id = await newSet(acme, orgId, "Edited twice", ["vpn.view"]);
    const [olive, marco] = [await acme.as("olive"), await acme.as("marco")];
    const { version } = await olive.sets.get({ org, id });
    const edits = [
      { who: olive, edit: { org, id, name: "Edited twice", description: "", permissions: ["infra.view"] } },
      { who: marco, edit: { org, id, name: "Edited once", description: "", permissions: ["device.view"] } },
    ];
    const marks = await Promise.all(edits.map(({ who, edit }) => who.sets.preview({ ...edit, version })));
    const outcomes = await Promise.allSettled(
      edits.map(({ who, edit }, n) => who.sets.edit({ ...edit, previewToken: marks[n]?.previewToken ?? "" })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.findIndex(({ status }) => status === "rejected");
    expect(String((outcomes[lost] as PromiseRejectedResult).reason)).toContain("Something has changed since");
    const { who, edit } = edits[lost] as (typeof edits)[number];
    const won = edits[1 - lost]?.edit;
    const again = await who.sets.preview({ ...edit, version });
    expect(again).toMatchObject({ savedMeanwhile: true, renamed: { from: won?.name, to: edit.name } });
    expect([again.gains, again.loses].flat().sort()).toEqual(["View device", "View infra"]);
    await who.sets.edit({ ...edit, previewToken: again.previewToken });
    expect(await olive.sets.get({ org, id })).toMatchObject({ name: edit.name, keys: edit.permissions });
  });

  it("an archived set is taken from everybody, and can be neither edited nor granted; its name is free again", async () => {
    const olive = await acme.as("olive");
    const { id: member, email, orgId } = await newMember(acme, "Archived Abe");
    const id = await newSet(acme, orgId, "Archived", ["vpn.view"]);
    await newGrant(acme, orgId, { member, set: id });
    const { previewToken, people } = await olive.sets.previewArchive({ org, id });
    expect(people).toMatchObject([{ name: "Archived Abe", loses: ["View vpn"] }]);
    await olive.sets.archive({ org, id, previewToken });
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "set.archived",
      before: { permissions: "vpn.view" },
    });
    expect((await (await acme.as(email)).organizations.frame({ org })).me.badges).toEqual([]);
    await acme.expectRefusal("set_archived", () =>
      olive.sets.preview({
        ...{ org, id, name: "Back", description: "", version: 1 },
        permissions: ["vpn.view"],
      }),
    );
    await acme.expectRefusal("set_archived", () =>
      olive.grants.preview({ org, to: { member }, give: [{ set: id }], take: [] }),
    );
    await olive.sets.create({ org, name: "Archived", description: "", permissions: ["vpn.view"] });
  });

  it("INV-2: nobody changes a set they hold, unless they are a Manager", async () => {
    const { member: pia, org: orgId } = await acme.ids("pia");
    const { member: marco } = await acme.ids("marco");
    const id = await newSet(acme, orgId, "Pia's own", ["vpn.view"]);
    for (const member of [pia, marco]) await newGrant(acme, orgId, { member, set: id });
    const values = { name: "Pia's own", description: "", permissions: ["vpn.view", "vpn.manage"] };
    const preview = { org, id, ...values, version: 1 };
    await acme.expectRefusal("own_set", async () => (await acme.as("pia")).sets.preview(preview));
    expect((await (await acme.as("pia")).sets.get({ org, id })).whyNot).toContain(
      "You have this permission set",
    );
    await (await acme.as("marco")).sets.preview(preview);
  });

  it("X-10: a Manager from whom the settings are withheld puts them into no set", async () => {
    const wes = await newMember(acme, "Withheld Will", { role: "manager" });
    await acme.owner`update membership set settings_withheld = true where id = ${wes.id}`;
    const asWes = await acme.as(wes.email);
    const values = { org, name: "Settings", description: "", permissions: ["org.settings.manage"] };
    await acme.expectRefusal("settings_withheld", () => asWes.sets.create(values));
  });

  it("INV-6: another organization's set is not found", async () => {
    const { org: globex } = await acme.ids("xena", "globex");
    const id = await newSet(acme, globex, "Globex set", ["vpn.view"]);
    const { member } = await acme.ids("mia");
    const olive = await acme.as("olive");
    await acme.expectRefusal("not_found", () => olive.sets.get({ org, id }));
    await acme.expectRefusal("not_found", () => olive.sets.archive({ org, id, previewToken: "m" }));
    await acme.expectRefusal("not_found", () =>
      olive.grants.preview({ org, to: { member }, give: [{ set: id }], take: [] }),
    );
  });
});
