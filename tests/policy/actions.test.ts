import { describe, expect, it } from "vitest";
import {
  type ActionName,
  actions,
  builtInPermissions,
  type OrgStatus,
  whyNotDo,
} from "@/server/policy/actions";
import type { Actor, ActorMembership } from "@/server/policy/actor";
import { actingRole } from "@/server/policy/actor";
import { roles } from "@/server/policy/roles";
import { said } from "@/tests/support/actors";

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
  recentlyAuthenticated: false,
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
const place = (state: OrgStatus["state"] = "active"): OrgStatus => ({ name: "Acme", state });

describe("Roles and actions", () => {
  it("KIO-11, KIO-5: there are exactly three roles", () => {
    expect(roles).toEqual(["PlatformAdmin", "Manager", "Member"]);
    for (const action of Object.values(actions))
      for (const role of action.roles) expect(roles).toContain(role);
  });

  it("role by action, as one table", () => {
    const rows = (Object.keys(actions) as ActionName[]).map((action) =>
      [
        action,
        ...Object.values(people).map((person) => whyNotDo(person, place(), action)?.code ?? "may"),
      ].join(" | "),
    );
    expect([["action", ...Object.keys(people)].join(" | "), ...rows]).toMatchInlineSnapshot(`
      [
        "action | PlatformAdmin | PlatformAdmin who is a disabled Member | Manager | disabled Manager | unapproved Manager | Member | expired Member | stranger",
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

  it("X-10, KIO-15: what is granted opens its own actions, and no other; the settings not where they are withheld", () => {
    const member = (...granted: string[]) => actor({ membership: membership({ granted }) });
    const opened = (who: Actor) =>
      (Object.keys(actions) as ActionName[]).filter(
        (action) => whyNotDo(who, place(), action) === null && whyNotDo(actor(), place(), action) !== null,
      );
    expect(Object.fromEntries(builtInPermissions.map((key) => [key, opened(member(key))]))).toEqual({
      "org.settings.manage": ["settings.read", "settings.change"],
      "audit.view": ["audit.view"],
      "audit.export": ["audit.export"],
      "teams.manage_all": ["teams.create"],
      "teams.manage_mine": [],
    });
    const withheld = actor({
      membership: membership({ role: "manager", settingsWithheld: true, granted: ["org.settings.manage"] }),
    });
    expect(said(whyNotDo(withheld, place(), "settings.change"))).toBe(
      "A platform admin has withheld the settings of Acme from you. Ask another Manager.",
    );
    expect(whyNotDo(withheld, place(), "settings.read")).toBeNull();
    expect(whyNotDo(withheld, place(), "audit.view")).toBeNull();
  });

  it("who is stopped is told where and by whom it could be", () => {
    const stopped = (who: Actor | undefined, state?: OrgStatus["state"]) =>
      said(whyNotDo(who ?? actor(), place(state), "members.remove"));
    expect([
      stopped(people.Member),
      stopped(people["disabled Manager"]),
      stopped(people["unapproved Manager"]),
      stopped(people["expired Member"]),
      stopped(people.Manager, "suspended"),
    ]).toMatchInlineSnapshot(`
      [
        "Only Managers can remove users. Ask one of them.",
        "Your access to Acme is turned off. Ask one of its Managers.",
        "Your access to Acme isn’t approved yet. Ask one of its Managers.",
        "Your access to Acme has ended. Ask one of its Managers to extend it.",
        "Acme is suspended. Contact a platform admin.",
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
