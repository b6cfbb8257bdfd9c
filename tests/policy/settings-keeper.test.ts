import { describe, expect, it } from "vitest";
import { type PlaceOf, whyNotDeleteOwn, whyNotEndAccount } from "@/server/policy/account";
import {
  type ManagerCounts,
  type Target,
  whyNotChangeRole,
  whyNotLeave,
  whyNotRemove,
  whyNotSwitch,
  whyNotWithholdSettings,
} from "@/server/policy/member-change";
import { code, pia, said, table, target } from "@/tests/support/actors";

/** Acme has other active Managers, but none of them has the settings. */
const keeperOnly: PlaceOf[] = [{ orgId: "Acme", name: "Acme", soleManager: false, soleKeeper: true }];

describe("X-10: an organization keeps an active Manager who carries the settings", () => {
  it("the last active Manager who keeps the settings is lost by no way; one without them, or who is off, may be", () => {
    const oneKeeper: ManagerCounts = { activeManagers: 3, settingsKeepers: 1 };
    const who = {
      keeper: target("marco", { role: "manager" }),
      "without them": target("wes", { role: "manager", settingsWithheld: true }),
      "a disabled keeper": target("dora", { role: "manager", active: false }),
    };
    const ways: Record<string, (whom: Target) => string> = {
      demote: (whom) => code(whyNotChangeRole(pia, whom, "Member", oneKeeper)),
      "switch off": (whom) => code(whyNotSwitch(pia, whom, false, oneKeeper)),
      "switch on": (whom) => code(whyNotSwitch(pia, whom, true, oneKeeper)),
      remove: (whom) => code(whyNotRemove(pia, whom, oneKeeper)),
      leave: (whom) => code(whyNotLeave(whom, oneKeeper)),
      withhold: (whom) => code(whyNotWithholdSettings(pia, whom, true, oneKeeper)),
    };
    expect(
      table([
        ["", ...Object.keys(who)],
        ...Object.entries(ways).map(([way, ask]) => [way, ...Object.values(who).map(ask)]),
      ]),
    ).toEqual([
      " | keeper | without them | a disabled keeper",
      "demote | last_settings_keeper | may | may",
      "switch off | last_settings_keeper | may | may",
      "switch on | may | may | may",
      "remove | last_settings_keeper | may | may",
      "leave | last_keeper_leaving | may | may",
      "withhold | last_settings_keeper | may | may",
    ]);
    expect(code(whyNotRemove(pia, who.keeper, { activeManagers: 2, settingsKeepers: 2 }))).toBe("may");
  });

  it("the last Manager who keeps the settings deletes no account, and is not disabled without a successor", () => {
    const self = { platformAdmin: false, recentlyAuthenticated: true };
    expect(said(whyNotDeleteOwn(self, keeperOnly, 1))).toMatchInlineSnapshot(
      `"You are the last Manager of Acme who can change its settings. Ask a platform admin to let another Manager change them first."`,
    );
    const by = { id: "pia", recentlyAuthenticated: true };
    const person = { id: "mia", name: "Mia Park", platformAdmin: false, disabled: false };
    expect([
      code(whyNotEndAccount(by, person, keeperOnly, [], 1)),
      code(whyNotEndAccount(by, person, keeperOnly, [{ orgId: "Acme", successor: "m" }], 1)),
      code(whyNotEndAccount(by, person, keeperOnly, [{ orgId: "Acme", suspend: true }], 1)),
    ]).toEqual(["successor_needed", "may", "may"]);
  });
});
