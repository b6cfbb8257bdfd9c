import { describe, expect, it } from "vitest";
import { loadCatalogs } from "@/server/catalogs/load";
import { catalogWith } from "@/server/catalogs/of";
import { decide, type Facts } from "@/server/policy/decision";
import { catalogRows, readTable } from "@/tests/support/catalog-rows";

const file = loadCatalogs(["server/catalogs"]).get("software-trust");
const catalog = catalogWith(["software-trust"]);

/** Every permission of the document: where it stands, how far it reaches alone, and all it needs or widens. */
const table = `
general          | Manage account settings       | org.settings.manage           | all
general          | Manage CertCentral API key    | certcentral_api_key.manage    | all
general          | Manage all teams              | teams.manage_all              | all      | map: +resource
general          | Manage my teams               | teams.manage_mine             | own      | map: +resource
general          | View audit log                | audit.view                    | all
general          | Export audit logs             | audit.export                  | all      | needs View audit log
certificate      | View certificate              | certificate.view              | assigned
certificate      | Generate certificate          | certificate.generate          | assigned
certificate      | Import certificate            | certificate.import            | assigned
certificate      | Revoke certificate            | certificate.revoke            | assigned
certificate      | Manage certificate hierarchy  | certificate.manage_hierarchy  | all
certificate      | View certificate profile      | certificate.view_profile      | own
certificate      | Manage certificate profiles   | certificate.manage_profiles   | own
certificate      | View certificate template     | certificate.view_template     | all
keypair          | View keypair                  | keypair.view                  | assigned
keypair          | Generate keypair              | keypair.generate              | all
keypair          | Import keypair                | keypair.import                | all
keypair          | Import GPG secring            | keypair.import_gpg_secring    | all      | needs Manage master GPG key, needs Import keypair
keypair          | Request keypair export        | keypair.request_export        | assigned
keypair          | Approve keypair export        | keypair.approve_export        | assigned
keypair          | Approve keypair delete        | keypair.approve_delete        | assigned
keypair          | Manage keypair                | keypair.manage                | all      | sign: assigned, widens View certificate, widens Generate certificate, widens Import certificate, widens Revoke certificate, widens View keypair, widens Request keypair export, widens Approve keypair export, widens Approve keypair delete, widens Manage master GPG key (update suspend unsuspend delete revoke)
keypair          | Manage master GPG key         | keypair.manage_master_gpg_key | assigned | create: all +Generate keypair, import: all +Import keypair, delete: +Approve keypair delete, revoke: +Revoke certificate
release          | View release                  | release.view                  | all
release          | Request release               | release.request               | all
release          | Approve release               | release.approve               | all
threat_detection | View threat detection         | threat_detection.view         | all
threat_detection | Run threat detection scans    | threat_detection.run          | all
threat_detection | Manage threat detection       | threat_detection.manage       | all
`;

/** A Member who holds these permissions of the catalog. */
const member = (...permissions: string[]): Facts => ({
  name: "Sam",
  org: { name: "Acme", suspended: false, teamsOn: true },
  platformAdmin: false,
  membership: {
    role: "member",
    enabled: true,
    approved: true,
    expiresAt: null,
    accountDisabled: false,
    settingsWithheld: false,
  },
  holdings: [{ permissions, set: null, team: null, startsAt: 0, expiresAt: null }],
  now: 1,
});
const scope = (facts: Facts, permission: string, action?: string, resource?: string) =>
  decide(catalog, facts, { permission, action, resource }).scope;

describe("The permissions of Software Trust", () => {
  it("DST-4 to DST-9: all 29, with their groups and every relation of the document", () => {
    const expected = readTable(table);
    expect(catalogRows(file)).toEqual(expected);
    expect(expected).toHaveLength(29);
    const sizes = file?.categories.map((category) => category.permissions.length);
    expect(sizes).toEqual([6, 8, 9, 3, 3]);
  });

  it("DST-5: exporting audit logs and importing a GPG secring count only with what they need", () => {
    expect(scope(member("audit.export"), "audit.export")).toBe("none");
    expect(scope(member("audit.export", "audit.view"), "audit.export")).toBe("all");
    const secring = "keypair.import_gpg_secring";
    expect(scope(member(secring, "keypair.import"), secring)).toBe("none");
    expect(scope(member(secring, "keypair.manage_master_gpg_key"), secring)).toBe("none");
    expect(scope(member(secring, "keypair.import", "keypair.manage_master_gpg_key"), secring)).toBe("all");
  });

  it.each([
    ["create", "keypair.generate", "all"],
    ["import", "keypair.import", "all"],
    ["delete", "keypair.approve_delete", "assigned"],
    ["revoke", "certificate.revoke", "assigned"],
  ])("DST-6: to %s a master GPG key needs %s as well", (action, needed, reach) => {
    const master = "keypair.manage_master_gpg_key";
    expect(scope(member(master), master, action)).toBe("none");
    expect(scope(member(needed), master, action)).toBe("none");
    expect(scope(member(master, needed), master, action)).toBe(reach);
  });

  it.each([
    ...["certificate.view", "certificate.generate", "certificate.import", "certificate.revoke"],
    ...["keypair.view", "keypair.request_export", "keypair.approve_export", "keypair.approve_delete"],
  ])("DST-7: Manage keypair widens %s from what is assigned to everything, and gives none of it", (key) => {
    expect(scope(member(key), key)).toBe("assigned");
    expect(scope(member(key, "keypair.manage"), key)).toBe("all");
    expect(scope(member("keypair.manage"), key)).toBe("none");
  });

  it("DST-7: and of master GPG keys the update, suspension, deletion and revocation", () => {
    const master = "keypair.manage_master_gpg_key";
    const all = [master, "keypair.approve_delete", "certificate.revoke"];
    for (const action of ["update", "suspend", "unsuspend", "delete", "revoke"]) {
      expect([action, scope(member(...all), master, action)]).toEqual([action, "assigned"]);
      expect([action, scope(member(...all, "keypair.manage"), master, action)]).toEqual([action, "all"]);
    }
    expect(scope(member(...all, "keypair.manage"), master)).toBe("assigned");
  });

  it("DST-4: the actions that the document lists of a permission are those one can ask about", () => {
    const actions = (key: string) => [...(catalog.permissions.get(key)?.actions.keys() ?? [])];
    expect(actions("keypair.manage")).toEqual([
      ...["update", "suspend", "unsuspend", "manage_profiles", "manage_user_groups", "manage_rotations"],
      ...["generate_csr", "sign"],
    ]);
    expect(actions("keypair.manage_master_gpg_key")).toEqual([
      ...["create", "import", "update", "suspend", "unsuspend", "delete", "revoke"],
    ]);
    expect(actions("teams.manage_all")).toEqual(["create", "view", "update", "deactivate", "delete", "map"]);
    expect(actions("teams.manage_mine")).toEqual(["view", "update", "deactivate", "map"]);
  });

  it("DST-4: who manages keypairs signs only with those assigned to them", () => {
    expect(scope(member("keypair.manage"), "keypair.manage", "sign")).toBe("assigned");
    expect(scope(member("keypair.manage"), "keypair.manage", "suspend")).toBe("all");
  });

  it("DST-8: mapping a resource to a team needs the permission on the resource as well", () => {
    const holder = member("teams.manage_all", "teams.manage_mine", "keypair.manage");
    expect(scope(holder, "teams.manage_all", "map", "keypair.manage")).toBe("all");
    expect(scope(holder, "teams.manage_mine", "map", "keypair.manage")).toBe("own");
    expect(scope(holder, "teams.manage_all", "map", "release.view")).toBe("none");
    expect(scope(holder, "teams.manage_all", "map")).toBe("none");
    expect(scope(holder, "teams.manage_mine", "create")).toBe("none");
    expect(scope(holder, "teams.manage_mine", "delete")).toBe("none");
  });

  it.each([
    ["keypair.request_export", "keypair.approve_export"],
    ["release.request", "release.approve"],
  ])("DST-9: %s and %s are two permissions, neither giving the other", (request, approve) => {
    expect(scope(member(request), approve)).toBe("none");
    expect(scope(member(approve), request)).toBe("none");
  });
});
