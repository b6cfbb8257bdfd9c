import { describe, expect, it } from "vitest";
import type { Actor } from "@/server/policy/actor";
import {
  isLastManager,
  type ManagerCounts,
  reasonsFor,
  roleOf,
  type Target,
  whyNotChangeRole,
  whyNotEdit,
  whyNotEndOn,
  whyNotGiveSettings,
  whyNotLeave,
  whyNotRemove,
  whyNotSendReset,
  whyNotSwitch,
  whyNotTouchRole,
  whyNotWithholdSettings,
} from "@/server/policy/member-change";
import {
  actor,
  code,
  membership,
  mia,
  olive,
  pia,
  proved,
  said,
  table,
  target,
} from "@/tests/support/actors";

const now = new Date("2026-11-22T12:00:00Z");
const tomorrow = new Date("2026-11-23T12:00:00Z");
const manyManagers: ManagerCounts = { activeManagers: 2, settingsKeepers: 2 };
const oneManager: ManagerCounts = { activeManagers: 1, settingsKeepers: 1 };

const targets = {
  "a Member": target("wim"),
  "a Manager": target("marco", { role: "manager" }),
  "a disabled Manager": target("dora", { role: "manager", active: false }),
  "a PlatformAdmin": target("paul", { platformAdmin: true }),
  oneself: target("olive", { role: "manager" }),
};
const rules: Record<string, (who: Actor, whom: Target, counts: ManagerCounts) => string> = {
  "→ PlatformAdmin": (who, whom, counts) => code(whyNotChangeRole(who, whom, "PlatformAdmin", counts)),
  "→ Manager": (who, whom, counts) => code(whyNotChangeRole(who, whom, "Manager", counts)),
  "→ Member": (who, whom, counts) => code(whyNotChangeRole(who, whom, "Member", counts)),
  "switch off": (who, whom, counts) => code(whyNotSwitch(who, whom, false, counts)),
  "switch on": (who, whom, counts) => code(whyNotSwitch(who, whom, true, counts)),
  edit: (who, whom) => code(whyNotEdit(who, whom)),
  "end tomorrow": (who, whom) => code(whyNotEndOn(who, whom, tomorrow, now)),
  "withhold settings": (who, whom, counts) => code(whyNotWithholdSettings(who, whom, true, counts)),
  "give settings": (who, whom) => code(whyNotGiveSettings(who, whom, "Acme")),
  "send reset": (who, whom) => code(whyNotSendReset(who, whom, false)),
  remove: (who, whom, counts) => code(whyNotRemove(who, whom, counts)),
};
const matrix = (who: Actor, counts: ManagerCounts) =>
  table([
    ["", ...Object.keys(targets)],
    ...Object.entries(rules).map(([rule, ask]) => [
      rule,
      ...Object.values(targets).map((whom) => ask(who, whom, counts)),
    ]),
  ]);

describe("What may be done to a member", () => {
  it("KIO-14, KIO-18, X-2, X-14, INV-3: by a Manager among several", () => {
    expect(matrix(olive, manyManagers)).toMatchInlineSnapshot(`
      [
        " | a Member | a Manager | a disabled Manager | a PlatformAdmin | oneself",
        "→ PlatformAdmin | promotion | promotion | promotion | platform_admins_only | own_role",
        "→ Manager | promotion | role_unchanged | role_unchanged | platform_admins_only | own_role",
        "→ Member | role_unchanged | may | may | platform_admins_only | own_role",
        "switch off | may | may | may | platform_admins_only | own_access",
        "switch on | may | may | may | platform_admins_only | own_access",
        "edit | may | may | may | platform_admins_only | may",
        "end tomorrow | may | manager_has_no_end | manager_has_no_end | platform_admins_only | own_access",
        "withhold settings | settings_platform_only | settings_platform_only | settings_platform_only | settings_platform_only | own_access",
        "give settings | may | may | may | platform_admins_only | own_access",
        "send reset | may | may | may | platform_admins_only | may",
        "remove | may | may | may | platform_admins_only | leave_instead",
      ]
    `);
  });

  it("INV-1, KIO-24: by a Manager where one active Manager is left", () => {
    expect(matrix(olive, oneManager)).toMatchInlineSnapshot(`
      [
        " | a Member | a Manager | a disabled Manager | a PlatformAdmin | oneself",
        "→ PlatformAdmin | promotion | promotion | promotion | platform_admins_only | own_role",
        "→ Manager | promotion | role_unchanged | role_unchanged | platform_admins_only | own_role",
        "→ Member | role_unchanged | last_manager | may | platform_admins_only | own_role",
        "switch off | may | last_manager | may | platform_admins_only | own_access",
        "switch on | may | may | may | platform_admins_only | own_access",
        "edit | may | may | may | platform_admins_only | may",
        "end tomorrow | may | manager_has_no_end | manager_has_no_end | platform_admins_only | own_access",
        "withhold settings | settings_platform_only | settings_platform_only | settings_platform_only | settings_platform_only | own_access",
        "give settings | may | may | may | platform_admins_only | own_access",
        "send reset | may | may | may | platform_admins_only | may",
        "remove | may | last_manager | may | platform_admins_only | leave_instead",
      ]
    `);
  });

  it("KIO-12, X-14: by a PlatformAdmin who proved their password", () => {
    expect(matrix(proved({ ...pia, accountId: "olive" }), manyManagers)).toMatchInlineSnapshot(`
      [
        " | a Member | a Manager | a disabled Manager | a PlatformAdmin | oneself",
        "→ PlatformAdmin | may | may | may | role_unchanged | own_role",
        "→ Manager | may | role_unchanged | role_unchanged | may | own_role",
        "→ Member | role_unchanged | may | may | may | own_role",
        "switch off | may | may | may | may | own_access",
        "switch on | may | may | may | may | own_access",
        "edit | may | may | may | may | may",
        "end tomorrow | may | manager_has_no_end | manager_has_no_end | may | own_access",
        "withhold settings | may | may | may | may | own_access",
        "give settings | may | may | may | may | own_access",
        "send reset | may | may | may | may | may",
        "remove | may | may | may | may | leave_instead",
      ]
    `);
  });

  it("INV-1: by a PlatformAdmin where one active Manager is left", () => {
    expect(matrix(proved({ ...pia, accountId: "olive" }), oneManager)).toMatchInlineSnapshot(`
      [
        " | a Member | a Manager | a disabled Manager | a PlatformAdmin | oneself",
        "→ PlatformAdmin | may | may | may | role_unchanged | own_role",
        "→ Manager | may | role_unchanged | role_unchanged | may | own_role",
        "→ Member | role_unchanged | last_manager | may | may | own_role",
        "switch off | may | last_manager | may | may | own_access",
        "switch on | may | may | may | may | own_access",
        "edit | may | may | may | may | may",
        "end tomorrow | may | manager_has_no_end | manager_has_no_end | may | own_access",
        "withhold settings | may | last_settings_keeper | may | may | own_access",
        "give settings | may | may | may | may | own_access",
        "send reset | may | may | may | may | may",
        "remove | may | last_manager | may | may | leave_instead",
      ]
    `);
  });
});

describe("Roles", () => {
  it("KIO-14: a role above the present one is given by who just proved their password", () => {
    const to = (role: "PlatformAdmin" | "Manager" | "Member", whom: Target) =>
      code(whyNotChangeRole(pia, whom, role, manyManagers));
    expect(to("Manager", targets["a Member"])).toBe("step_up");
    expect(to("PlatformAdmin", targets["a Manager"])).toBe("step_up");
    expect(to("Member", targets["a Manager"])).toBe("may");
  });

  it("X-14: the role beneath a PlatformAdmin is theirs to keep: to make them Manager again is no promotion", () => {
    const beneath = target("paul", { platformAdmin: true, role: "manager" });
    expect(code(whyNotChangeRole(pia, beneath, "Manager", manyManagers))).toBe("may");
    expect(code(whyNotChangeRole(pia, beneath, "Member", oneManager))).toBe("last_manager");
    expect(code(whyNotChangeRole(pia, targets["a PlatformAdmin"], "Member", manyManagers))).toBe("may");
  });

  it("KIO-5: what is shown is PlatformAdmin first, else the membership's role", () => {
    expect(Object.values(targets).map(roleOf)).toEqual([
      ...["Member", "Manager", "Manager", "PlatformAdmin", "Manager"],
    ]);
  });

  it("INV-1: the last Manager is a Manager, active, and alone", () => {
    const marco = targets["a Manager"];
    expect([
      isLastManager(marco, oneManager),
      isLastManager(marco, manyManagers),
      isLastManager(targets["a disabled Manager"], oneManager),
      isLastManager(targets["a Member"], oneManager),
    ]).toEqual([true, false, false, false]);
    expect(code(whyNotLeave(marco, oneManager))).toBe("last_manager_leaving");
    expect(code(whyNotLeave(marco, manyManagers))).toBe("may");
  });
});

describe("Dates and settings of a member", () => {
  it("INV-1: a Manager's membership has no end; a Member's is not in the past", () => {
    const end = (whom: Target, at: Date | null) => code(whyNotEndOn(olive, whom, at, now));
    expect(end(targets["a Manager"], null)).toBe("may");
    expect(end(targets["a Member"], null)).toBe("may");
    expect(end(targets["a Member"], now)).toBe("end_in_the_past");
    expect(end(targets["a Member"], new Date(now.getTime() + 1))).toBe("may");
  });

  it("X-10: one active Manager keeps the settings; who is off, or gets them back, counts for nothing", () => {
    const withhold = (whom: Target, off: boolean) =>
      code(whyNotWithholdSettings(pia, whom, off, { activeManagers: 3, settingsKeepers: 1 }));
    expect(withhold(targets["a Manager"], true)).toBe("last_settings_keeper");
    expect(withhold(targets["a disabled Manager"], true)).toBe("may");
    expect(withhold(targets["a Manager"], false)).toBe("may");
  });

  it("X-10: who does not carry the settings gives none; a PlatformAdmin does whatever their membership says", () => {
    const without = membership({ role: "manager", settingsWithheld: true });
    const give = (who: Actor) => code(whyNotGiveSettings(who, targets["a Member"], "Acme"));
    expect(give(actor("kim", { membership: without }))).toBe("settings_withheld");
    expect(give(actor("pat", { membership: without, platformAdmin: true }))).toBe("may");
    expect(give(pia)).toBe("may");
  });

  it("GGW-12: nobody is sent a link whose account is off", () => {
    expect(code(whyNotSendReset(olive, targets["a Member"], true))).toBe("account_disabled_here");
    expect(code(whyNotSendReset(olive, targets["a PlatformAdmin"], true))).toBe("platform_admins_only");
  });

  it("the actions of a row answer as the procedures do", () => {
    const paul = targets["a PlatformAdmin"];
    expect(reasonsFor(olive, paul, manyManagers)).toEqual({
      changeRole: whyNotTouchRole(olive, paul),
      edit: whyNotEdit(olive, paul),
      remove: whyNotRemove(olive, paul, manyManagers),
    });
    expect(code(reasonsFor(olive, targets["a Manager"], oneManager).remove)).toBe("last_manager");
  });

  it("every sentence names whom it is about", () => {
    const paul = target("Paul Ek", { platformAdmin: true });
    const all = [
      whyNotTouchRole(olive, paul),
      whyNotSwitch(olive, paul, true, manyManagers),
      whyNotEdit(olive, paul),
      whyNotSendReset(olive, paul, false),
      whyNotEndOn(olive, paul, null, now),
      whyNotGiveSettings(olive, paul, "Acme"),
      whyNotRemove(olive, paul, manyManagers),
    ];
    for (const why of all) expect(said(why)).toContain("Paul Ek");
    expect(said(whyNotChangeRole(olive, target("Mia Park"), "Member", manyManagers))).toMatchInlineSnapshot(
      `"Mia Park is already a Member. Nothing was changed."`,
    );
    expect(said(whyNotSendReset(olive, target("Mia Park"), true))).toMatch(/Mia Park/);
    const kim = actor("kim", { membership: membership({ role: "manager", settingsWithheld: true }) });
    expect(said(whyNotGiveSettings(kim, target("Mia Park"), "Acme"))).toMatch(/Acme/);
    expect(code(whyNotRemove(mia, target("mia"), manyManagers))).toBe("leave_instead");
  });
});
