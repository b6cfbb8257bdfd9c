import { describe, expect, it } from "vitest";
import type { Actor, ActorMembership } from "@/server/policy/actor";
import { actingRole } from "@/server/policy/actor";
import { type DeedName, deeds, type Place, whyNotDo } from "@/server/policy/deeds";
import { roles } from "@/server/policy/roles";

const membership = (over: Partial<ActorMembership> = {}): ActorMembership => ({
  id: "m",
  role: "member",
  enabled: true,
  approved: true,
  expired: false,
  settingsWithheld: false,
  granted: [],
  ...over,
});
const actor = (over: Partial<Actor> = {}): Actor => ({
  accountId: "a",
  name: "Somebody",
  email: "a@x.example",
  platformAdmin: false,
  fresh: false,
  membership: membership(),
  ...over,
});
const people: Record<string, Actor> = {
  PlatformAdmin: actor({ platformAdmin: true, membership: null }),
  "PlatformAdmin who is a disabled Member": actor({
    platformAdmin: true,
    membership: membership({ enabled: false }),
  }),
  Manager: actor({ membership: membership({ role: "manager" }) }),
  "disabled Manager": actor({ membership: membership({ role: "manager", enabled: false }) }),
  "unapproved Manager": actor({ membership: membership({ role: "manager", approved: false }) }),
  Member: actor(),
  "expired Member": actor({ membership: membership({ expired: true }) }),
  stranger: actor({ membership: null }),
};
const place = (state: Place["state"] = "active"): Place => ({ name: "Acme", state });

describe("Roles and deeds", () => {
  it("KIO-11, KIO-5: there are exactly three roles", () => {
    expect(roles).toEqual(["PlatformAdmin", "Manager", "Member"]);
    for (const deed of Object.values(deeds)) for (const role of deed.roles) expect(roles).toContain(role);
  });

  it("role by deed, as one table", () => {
    const rows = (Object.keys(deeds) as DeedName[]).map((deed) =>
      [deed, ...Object.values(people).map((person) => whyNotDo(person, place(), deed)?.code ?? "may")].join(
        " | ",
      ),
    );
    expect([["deed", ...Object.keys(people)].join(" | "), ...rows]).toMatchInlineSnapshot(`
      [
        "deed | PlatformAdmin | PlatformAdmin who is a disabled Member | Manager | disabled Manager | unapproved Manager | Member | expired Member | stranger",
        "organization.open | may | may | may | membership_disabled | membership_unapproved | may | membership_expired | not_found",
        "organization.leave | may | may | may | membership_disabled | membership_unapproved | may | membership_expired | not_found",
        "members.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "members.export | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "members.change_role | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "members.edit | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "members.send_reset | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "members.remove | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "requests.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "requests.approve | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "requests.reject | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "requests.note | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "requests.reopen | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "invitations.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "invitations.send | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "invitations.revoke | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "permissions.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "permissions.grant | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "sets.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "sets.manage | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "teams.open | may | may | may | membership_disabled | membership_unapproved | may | membership_expired | not_found",
        "teams.create | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "settings.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "promotions.propose | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "health.read | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "audit.read_own | may | may | may | membership_disabled | membership_unapproved | may | membership_expired | not_found",
        "audit.view | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "audit.export | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
        "settings.change | may | may | may | membership_disabled | membership_unapproved | not_allowed | membership_expired | not_found",
      ]
    `);
  });

  it("a suspended organization is closed to all but PlatformAdmins", () => {
    const answers = Object.entries(people).map(([who, person]) => [
      who,
      whyNotDo(person, place("suspended"), "organization.open")?.code ?? "may",
    ]);
    expect(Object.fromEntries(answers)).toMatchObject({
      PlatformAdmin: "may",
      Manager: "organization_suspended",
      Member: "organization_suspended",
      stranger: "not_found",
    });
  });

  it("a grant of somebody whose membership is off opens nothing", () => {
    const off = actor({ membership: membership({ enabled: false, granted: ["audit.view"] }) });
    expect(whyNotDo(off, place(), "organization.open")?.code).toBe("membership_disabled");
  });

  it("acts in the name of the highest authority that counts", () => {
    const acting = Object.fromEntries(
      Object.entries(people).map(([who, person]) => [who, actingRole(person)]),
    );
    expect(acting).toMatchObject({
      PlatformAdmin: "PlatformAdmin",
      Manager: "Manager",
      "disabled Manager": "Member",
    });
  });
});
