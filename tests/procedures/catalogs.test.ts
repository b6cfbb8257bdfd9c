import { describe, expect, it } from "vitest";
import { inWorkerTransaction } from "@/server/access/worker";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { allCatalogs } from "@/server/catalog-files/load";
import { organizationsWithEnds } from "@/server/grants/due/queries";
import { notifyOfEnds } from "@/server/grants/due/run";
import { newGrant, newSet, newTeam, switchTo } from "@/tests/support/grants";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";
const day = 24 * 3600;

describe("What an organization has switched on", () => {
  it("X-12, DST-12: catalogs and teams can be switched on and off, and what they gave is inert meanwhile", async () => {
    const olive = await acme.as("olive");
    const { id: member, email, orgId } = await newMember(acme, "Switched Sal");
    await newGrant(acme, orgId, { member, permission: "content.read" });
    const badges = async () =>
      (await (await acme.as(email)).organizations.frame({ org })).me.badges.map(({ label }) => label);
    const change = (catalogs: string[], teamsOn = true) => switchTo(olive, org, catalogs, teamsOn);
    expect(await badges()).toEqual([]);
    await change(["kiops", "knowledge-base"]);
    expect(await badges()).toEqual(["content: read"]);
    expect(await lastEvent(acme, orgId)).toMatchObject({
      action: "settings.changed",
      before: { catalogs: "kiops" },
      after: { catalogs: "kiops knowledge-base" },
    });
    await acme.expectRefusal("settings_changed", () =>
      olive.catalogs.change({ org, version: 1, catalogs: [], teamsOn: true, previewToken: "" }),
    );
    await expect(change(["no-such-catalog"])).rejects.toThrow("There is no such catalog.");
    await expect(change(["kiops", "knowledge-base"])).rejects.toThrow("Nothing has changed");
    await change(["kiops", "knowledge-base"], false);
    await acme.expectRefusal("teams_off", () => olive.teams.list({ org }));
    await change(["kiops"]);
    expect(await badges()).toEqual([]);
  });

  it("X-12: the first catalog leads, and the default one can be moved and switched off like any other", async () => {
    const olive = await acme.as("olive");
    const { id: member, email, orgId } = await newMember(acme, "Leading Lea");
    await newGrant(acme, orgId, { member, permission: "content.read" });
    await newGrant(acme, orgId, { member, permission: "vpn.view" });
    const lea = await acme.as(email);
    const badges = async () =>
      (await lea.organizations.frame({ org })).me.badges.map(({ label, beside }) => [label, beside]);
    const order = async () => {
      const { catalogs } = await olive.catalogs.switches({ org });
      return catalogs.flatMap(({ key, on }) => (on ? [key] : []));
    };
    const change = (catalogs: string[]) => switchTo(olive, org, catalogs);
    const columns = async () => {
      const { main, beside } = await olive.permissions.columns({ org });
      return [main.map(({ key }) => key), beside.map(({ key }) => key)];
    };
    const seven = ["infra", "service", "backup", "device", "database", "vpn", "audit"];

    await change(["knowledge-base", "kiops"]);
    expect(await order()).toEqual(["knowledge-base", "kiops"]);
    expect(await columns()).toEqual([["content", "settings"], seven]);
    expect(await badges()).toEqual([
      ["content: read", false],
      ["vpn: view", true],
    ]);
    await change(["knowledge-base"]);
    expect(await columns()).toEqual([["content", "settings"], []]);
    expect(await badges()).toEqual([["content: read", false]]);
    const why = await lea.permissions.explainMine({ org, permission: "vpn.view" });
    expect(why.because.map(({ says }) => says)).toEqual([
      "“View vpn” belongs to the catalog “KIOPS”, which is turned off in Acme.",
    ]);
    await change([]);
    expect([await order(), await columns(), await badges()]).toEqual([[], [[], []], []]);
    await change(["kiops"]);
    expect(await columns()).toEqual([seven, []]);
  });

  it.each([
    ["kiops", ["Operations", "Read-only"], ["kiops"]],
    ["key-manager-plus", ["Operator", "SSL power user"], ["key-manager-plus", "kiops"]],
    ["knowledge-base", ["Application admin", "Content editor"], ["knowledge-base", "kiops"]],
    ["nirmata", ["DevOps", "Platform", "Read-only"], ["nirmata", "kiops"]],
    [
      "software-trust",
      ["Auditor", "Build engineer", "Developer", "Lead", "Signer", "Team lead"],
      ["software-trust", "kiops"],
    ],
  ])(
    "X-12: an organization that begins with %s has its vocabulary, and it leads",
    async (preset, sets, catalogs) => {
      const pia = await acme.as("pia");
      const made = await pia.platform.createOrganization({ name: `Begins with ${preset}`, preset });
      const listed = await pia.sets.list({ org: made.slug });
      expect(listed.sets.map(({ name }) => name)).toEqual(sets);
      const [row] = await acme.owner`select catalogs from organization where slug = ${made.slug}`;
      expect(row?.catalogs).toEqual(catalogs);
      const { main } = await pia.permissions.columns({ org: made.slug });
      expect(main).toEqual(
        allCatalogs()
          .get(preset)
          ?.categories.map(({ key, label }) => ({ key, label })),
      );
    },
  );

  it("nothing begins with what there is not", async () => {
    const pia = await acme.as("pia");
    await acme.expectRefusal("preset_unknown", () =>
      pia.platform.createOrganization({ name: "Begins badly", preset: "no-such-thing" }),
    );
  });
});

describe("Notices of an end", () => {
  it("come 7 days and a day before, once each, to everybody concerned; never after", async () => {
    const [ann, bob] = [await newMember(acme, "Noticed Ann"), await newMember(acme, "Noticed Bob")];
    const { orgId } = ann;
    const set = await newSet(acme, orgId, "Ending", ["vpn.view"]);
    const team = await newTeam(acme, orgId, "Ending team", [bob.id]);
    await acme.owner`update membership set expires_at = null`;
    await newGrant(acme, orgId, { member: ann.id, set, endsIn: 8 * day });
    const soon = await newGrant(acme, orgId, { team, permission: "infra.view", endsIn: 6 * day });
    await newGrant(acme, orgId, { member: ann.id, permission: "vpn.view", endsIn: -1 });

    const notified = async () => {
      await notifyOfEnds();
      const mails = await acme.owner`
        delete from outbox where template = 'access-ends' returning to_email as to, props ->> 'what' as what`;
      return mails.map(({ to, what }) => [to, what]);
    };
    expect(await notified()).toEqual([[bob.email, '["View infra"]']]);
    expect(await notified()).toEqual([]);
    expect(await inWorkerTransaction((tx) => organizationsWithEnds(tx, PLATFORM_ORG_ID, 10))).toEqual([]);
    await acme.owner`update access_grant set expires_at = now() + interval '20 hours' where id = ${soon}`;
    expect(await notified()).toEqual([[bob.email, '["View infra"]']]);
    expect(await notified()).toEqual([]);
    await acme.owner`update access_grant set expires_at = now() - interval '1 second' where id = ${soon}`;
    expect(await notified()).toEqual([]);

    await acme.owner`update membership set expires_at = now() + interval '2 days' where id = ${ann.id}`;
    expect(await notified()).toEqual([[ann.email, "[]"]]);
    expect(await notified()).toEqual([]);
  });
});
