import { describe, expect, it } from "vitest";
import { confirm, grant, newGrant, newSet, newTeam } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";

describe("The same thing, given again", () => {
  it("X-11: is refused while it counts, to a person and to a team, be it a permission or a set", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Twice Tia");
    const team = await newTeam(acme, orgId, "Twice team", [member]);
    const set = await newSet(acme, orgId, "Twice set", ["vpn.view"]);
    for (const to of [{ member }, { team }]) {
      for (const what of [{ permission: "vpn.view" }, { set }]) {
        const give = (more: object = {}) => confirm(olive, { org, to, give: [what], take: [], ...more });
        await give({ endsOn: "2099-06-30" });
        const { message, field } = await acme.expectRefusal("granted_already", () => give());
        expect(message).toContain("until 30 Jun 2099 at 23:59 UTC. Change its dates instead");
        expect(field).toBe("what");
        // After its end it may begin anew.
        await give({ startsOn: "2099-07-01" });
        await acme.expectRefusal("granted_already", () =>
          give({ startsOn: "2099-06-30", endsOn: "2099-07-01" }),
        );
      }
    }
    const [row] = await acme.owner`
      select count(*)::int as grants from access_grant
       where org_id = ${orgId} and (membership_id = ${member} or team_id = ${team})`;
    expect(row?.grants).toBe(8);
  });
});

describe("A permission and the end of what it needs", () => {
  it("X-11: is not given beyond it; one more click gives both, and the old one makes way", async () => {
    const olive = await acme.as("olive");
    const { id: member } = await newMember(acme, "Outliving Ona");
    const to = { member };
    await confirm(olive, { org, to, give: [{ permission: "audit.view" }], take: [], endsOn: "2099-06-30" });
    const change = { org, to, give: [{ permission: "audit.export" }], take: [] };
    const { message } = await acme.expectRefusal("permission_outlives", () => confirm(olive, change));
    expect(message).toBe(
      "Export audit needs View audit, which Outliving Ona has only until 30 Jun 2099 at 23:59 UTC. Give both, or end it by then.",
    );
    await acme.expectRefusal("permission_outlives", () =>
      confirm(olive, { ...change, endsOn: "2099-07-01" }),
    );

    const shown = await confirm(olive, { ...change, endsOn: "2099-12-31", addMissing: true });
    expect([shown.added, shown.people.map(({ gains, loses }) => [gains, loses])]).toEqual([
      ["View audit"],
      [[["Export audit"], []]],
    ]);
    const { grants } = await olive.grants.of({ org, id: member });
    expect(grants.map(({ permission, expiresAt }) => [permission, expiresAt?.slice(0, 10)]).sort()).toEqual([
      ["Export audit", "2099-12-31"],
      ["View audit", "2099-12-31"],
    ]);
  });

  it("X-11: may end by then, or be held by a team for as long; ending the other one earlier says what outlives it", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Capped Cal");
    const to = { member };
    await confirm(olive, { org, to, give: [{ permission: "audit.view" }], take: [], endsOn: "2099-06-30" });
    const give = [{ permission: "audit.export" }];
    await confirm(olive, { org, to, give, take: [], endsOn: "2099-06-30" });

    const { grants } = await olive.grants.of({ org, id: member });
    const [view, out] = ["View audit", "Export audit"].map(
      (label) => grants.find((g) => g.permission === label)?.id,
    );
    const sooner = await olive.grants.preview({
      ...{ org, to, give: [{ permission: "audit.view" }], take: [view ?? ""], endsOn: "2099-03-31" },
    });
    expect(sooner.outlives).toEqual([
      { label: "Export audit", needs: "View audit", from: "2099-03-31T23:59:59.999Z" },
    ]);

    const team = await newTeam(acme, orgId, "Watching team", [member]);
    await newGrant(acme, orgId, { team, permission: "audit.view" });
    await confirm(olive, { org, to, give, take: [out ?? ""] });
    const later = await olive.grants.preview({ org, to, give: [], take: [view ?? ""] });
    expect([later.inert, later.outlives]).toEqual([[], []]);
  });
});

describe("What no catalog lists at present", () => {
  it("X-12: is named, with the catalog that is off or what it has become", async () => {
    const olive = await acme.as("olive");
    const { id: member, orgId } = await newMember(acme, "Off Otto");
    const set = await newSet(acme, orgId, "Mixed", ["vpn.view", "content.read"]);
    await newGrant(acme, orgId, { member, permission: "keypair.view" });
    await newGrant(acme, orgId, { member, permission: "keypair.import_gpg_secring" });
    await newGrant(acme, orgId, { member, permission: "gone.view" });
    await newGrant(acme, orgId, { member, set });
    await grant(olive, org, member, "vpn.view");
    const { grants } = await olive.grants.of({ org, id: member });
    expect(grants.map(({ permission, set, whyNothing }) => [permission ?? set, whyNothing])).toEqual([
      ["View keypair", "The catalog Software Trust is turned off here, so its permissions have no effect."],
      ["Import GPG secring", "Import GPG secring is now the action “import” of Manage master GPG key."],
      ["gone.view", "No catalog includes gone.view any more."],
      ["Mixed", "The catalog Knowledge base is turned off here, so its permissions have no effect."],
      ["View vpn", null],
    ]);
    const why = await olive.permissions.explain({ org, id: member, permission: "keypair.view" });
    expect(why.because.map(({ says }) => says)).toEqual([
      "“View keypair” belongs to the catalog “Software Trust”, which is turned off in Acme.",
    ]);
  });
});
