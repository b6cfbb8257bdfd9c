import { describe, expect, it } from "vitest";
import { loadCatalogs } from "@/server/catalog-files/load";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { labelOf } from "@/server/policy/catalog";
import { decide, type Facts } from "@/server/policy/decision";
import { catalogRows, readTable } from "@/tests/support/catalog-rows";

const file = loadCatalogs(["server/catalogs"]).get("software-trust");
const catalog = mergedCatalog(["*", "software-trust"]);

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
keypair          | Request keypair export        | keypair.request_export        | assigned
keypair          | Approve keypair export        | keypair.approve_export        | assigned
keypair          | Approve keypair delete        | keypair.approve_delete        | assigned
keypair          | Manage keypair                | keypair.manage                | all      | widens View certificate, widens Generate certificate, widens Import certificate, widens Revoke certificate, widens View keypair, widens Request keypair export, widens Approve keypair export, widens Approve keypair delete, widens Manage master GPG key (update suspend unsuspend delete revoke)
keypair          | Sign                          | keypair.sign                  | assigned
keypair          | Manage master GPG key         | keypair.manage_master_gpg_key | assigned | create: all +Generate keypair, import: all +Import keypair, delete: +Approve keypair delete, revoke: +Revoke certificate
release          | View release                  | release.view                  | all
release          | Request release               | release.request               | all      | create: or Approve release
release          | Approve release               | release.approve               | all      | create: or Request release
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

  it("DST-5: exporting audit logs counts only with View audit log, importing a GPG secring with Import keypair", () => {
    expect(scope(member("audit.export"), "audit.export")).toBe("none");
    expect(scope(member("audit.export", "audit.view"), "audit.export")).toBe("all");
    const master = "keypair.manage_master_gpg_key";
    expect(scope(member("keypair.import"), master, "import")).toBe("none");
    expect(scope(member(master), master, "import")).toBe("none");
    expect(scope(member("keypair.import", master), master, "import")).toBe("all");
  });

  it("DST-4: what was the permission Import GPG secring is an action; asked by its old key, the answer is the same", () => {
    const [old, master] = ["keypair.import_gpg_secring", "keypair.manage_master_gpg_key"];
    expect(catalog.permissions.has(old)).toBe(false);
    for (const held of [
      [],
      [old],
      [master],
      [old, "keypair.import"],
      [old, master],
      [master, "keypair.import"],
    ]) {
      expect([held, scope(member(...held), old)]).toEqual([held, scope(member(...held), master, "import")]);
    }
    expect(decide(catalog, member(master, "keypair.import"), { permission: old }).because[0]?.says).toBe(
      "“Import GPG secring” is now the action “import” of “Manage master GPG key”.",
    );
    expect(labelOf(catalog, old)).toBe("Import GPG secring");
    expect(scope(member(old, master, "keypair.import"), old, "import")).toBe("none");
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
    const named = [...catalog.permissions.values()].filter(({ actions }) => actions.size > 0);
    expect(named.map(({ key, actions }) => `${key}: ${[...actions.keys()].join(" ")}`).sort()).toEqual([
      "audit.export: export_audit_logs export_signature_logs",
      "audit.view: view_audit_logs view_signature_logs",
      "certcentral_api_key.manage: delete disable enable set_up update validate",
      "certificate.manage_hierarchy: view create activate_restricted deactivate_restricted",
      "certificate.manage_profiles: view create update clone enable disable view_certificates update_certificates delete_certificates",
      "keypair.manage: update suspend unsuspend manage_profiles manage_user_groups manage_rotations generate_csr",
      "keypair.manage_master_gpg_key: create import update suspend unsuspend delete revoke",
      "keypair.view: view_keypairs view_rotations",
      "release.approve: create approve reject",
      "release.request: create",
      "teams.manage_all: create view update deactivate delete map",
      "teams.manage_mine: view update deactivate map",
      "threat_detection.manage: download_reports assign_scans",
    ]);
  });

  it.each([
    ["certcentral_api_key.manage", "validate", "all"],
    ["certificate.manage_hierarchy", "activate_restricted", "all"],
    ["certificate.manage_profiles", "clone", "own"],
    ["certificate.manage_profiles", "delete_certificates", "own"],
    ["audit.view", "view_signature_logs", "all"],
    ["keypair.manage", "suspend", "all"],
  ])("DST-4: %s, to %s, reaches %s", (key, action, reach) => {
    expect(scope(member(key), key, action)).toBe(reach);
    expect(scope(member(), key, action)).toBe("none");
  });

  it("DST-5: the signature logs are exported by who may view them, like the audit logs", () => {
    expect(scope(member("audit.export"), "audit.export", "export_signature_logs")).toBe("none");
    expect(scope(member("audit.export", "audit.view"), "audit.export", "export_signature_logs")).toBe("all");
  });

  it("DST-4: Sign is a permission of its own, with assigned keypairs, and nothing widens or gives it", () => {
    expect(scope(member("keypair.sign"), "keypair.sign")).toBe("assigned");
    const others = [...catalog.permissions.keys()].filter((key) => key !== "keypair.sign");
    expect(scope(member(...others, "keypair.sign"), "keypair.sign")).toBe("assigned");
    expect(scope(member(...others), "keypair.sign")).toBe("none");
    expect(scope(member("keypair.manage"), "keypair.manage", "sign")).toBe("none");
  });

  it.each(["Lead", "Team lead", "Build engineer", "Developer", "Signer"])(
    "DST-3: a shipped %s can sign",
    (name) => {
      const set = catalog.sets.find((one) => one.name === name);
      expect(scope(member(...(set?.permissions ?? [])), "keypair.sign")).toBe("assigned");
    },
  );

  it("DST-3: a shipped Auditor cannot sign", () => {
    const set = catalog.sets.find((one) => one.name === "Auditor");
    expect(scope(member(...(set?.permissions ?? [])), "keypair.sign")).toBe("none");
  });

  it("DST-9: who approves releases can create one, and the question has one answer however it is asked", () => {
    for (const key of ["release.approve", "release.request"]) {
      for (const asked of ["release.approve", "release.request"]) {
        expect([key, asked, scope(member(key), asked, "create")]).toEqual([key, asked, "all"]);
      }
    }
    expect(scope(member("release.view"), "release.approve", "create")).toBe("none");
    expect(scope(member("release.request"), "release.approve", "approve")).toBe("none");
    const { because } = decide(catalog, member("release.approve"), {
      ...{ permission: "release.request", action: "create" },
    });
    expect(because.map(({ says }) => says)).toEqual([
      "“Approve release”, which Sam has, includes the action “create”.",
    ]);
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
