import { describe, expect, it } from "vitest";
import { decide, type Facts } from "@/server/policy/decision";
import { end, sam, tools } from "@/tests/support/tools-catalog";

const asked = (f: Facts, permission = "key.view", action?: string) => {
  const { allowed, scope, because } = decide(tools, f, { permission, action });
  expect(allowed).toBe(scope !== "none");
  return [scope, ...because.map(({ says }) => says)];
};

describe("The explanation", () => {
  const view = ["key.view"];
  it.each<[string, Facts, string[], string?, string?]>([
    [
      "a grant",
      sam([{ permissions: view }]),
      ["assigned", "It was granted to Sam directly.", "It covers what is assigned to Sam."],
    ],
    [
      "a set until a moment",
      sam([{ permissions: view, set: "Ops", expiresAt: end }], { now: end - 1 }),
      [
        "assigned",
        "Sam has the permission set “Ops”, until 30 Nov 2026, 23:59:59 UTC.",
        "It covers what is assigned to Sam.",
      ],
    ],
    [
      "a set that is over this very millisecond",
      sam([{ permissions: view, set: "Ops", expiresAt: end }]),
      [
        "none",
        "Sam has no active role, team, set or grant that includes “View key”.",
        "Sam had the permission set “Ops”, but that ended on 30 Nov 2026, 23:59:59 UTC.",
      ],
    ],
    [
      "a grant that has not begun",
      sam([{ permissions: view, startsAt: end + 1 }]),
      [
        "none",
        "Sam has no active role, team, set or grant that includes “View key”.",
        "It was granted to Sam directly, starting 1 Dec 2026, 00:00:00 UTC.",
      ],
    ],
    [
      "a team, and what widens it",
      sam([
        { permissions: view, team: { name: "Crew", active: true } },
        { permissions: ["key.manage"], team: { name: "Crew", active: true }, set: "Ops" },
      ]),
      ["all", "Sam is in the team “Crew”, which has it.", "“Manage key” extends it to everything in Acme."],
    ],
    [
      "a deactivated team",
      sam([{ permissions: view, team: { name: "Crew", active: false }, set: "Ops" }]),
      [
        "none",
        "Sam has no active role, team, set or grant that includes “View key”.",
        "Sam is in the team “Crew”, but the team is deactivated.",
      ],
    ],
    [
      "teams that are off",
      sam([{ permissions: view, team: { name: "Crew", active: true } }], {
        org: { name: "Acme", suspended: false, teamsOn: false },
      }),
      [
        "none",
        "Sam has no active role, team, set or grant that includes “View key”.",
        "Sam is in the team “Crew”, but teams are turned off in Acme.",
      ],
    ],
    [
      "a grant whose prerequisite is missing",
      sam([{ permissions: ["key.use"] }]),
      [
        "none",
        "It was granted to Sam directly.",
        "It needs “View key”, which Sam doesn’t have, so it has no effect.",
      ],
      "key.use",
    ],
    [
      "a grant whose prerequisite is there",
      sam([{ permissions: ["key.use", "key.view"], set: "Ops", team: { name: "Crew", active: true } }]),
      [
        "own",
        "Sam is in the team “Crew”, which has the permission set “Ops”.",
        "It needs “View key”, which Sam has.",
        "It covers what is Sam’s own.",
      ],
      "key.use",
    ],
    [
      "an action that needs more",
      sam([{ permissions: ["key.use", "key.view"] }]),
      [
        "none",
        "It was granted to Sam directly.",
        "It needs “View key”, which Sam has.",
        "The action “sign off” needs “Manage key”, which Sam doesn’t have.",
      ],
      "key.use",
      "sign_off",
    ],
    [
      "an action that has it",
      sam([{ permissions: ["key.use", "key.view", "key.manage"] }]),
      [
        "all",
        "It was granted to Sam directly.",
        "It needs “View key”, which Sam has.",
        "The action “sign off” needs “Manage key”, which Sam has.",
      ],
      "key.use",
      "sign_off",
    ],
    [
      "a Manager",
      sam([], {}, { role: "manager" }),
      ["all", "Sam is a Manager of Acme and has every permission."],
    ],
    [
      "a Manager without the settings",
      sam([{ permissions: ["org.settings.manage"] }], {}, { role: "manager", settingsWithheld: true }),
      ["none", "A platform admin has withheld the settings of Acme from Sam."],
      "org.settings.manage",
    ],
    [
      "a Manager without the settings, asked about anything else",
      sam([], {}, { role: "manager", settingsWithheld: true }),
      ["all", "Sam is a Manager of Acme and has every permission."],
    ],
    [
      "a Manager with the settings",
      sam([], {}, { role: "manager" }),
      ["all", "Sam is a Manager of Acme and has every permission."],
      "org.settings.manage",
    ],
    [
      "a membership that is not over yet",
      sam([{ permissions: view }], {}, { expiresAt: end + 1 }),
      ["assigned", "It was granted to Sam directly.", "It covers what is assigned to Sam."],
    ],
    [
      "a disabled Manager",
      sam([], {}, { role: "manager", enabled: false }),
      ["none", "Sam’s access to Acme is turned off."],
    ],
    [
      "somebody unapproved",
      sam([{ permissions: view }], {}, { approved: false }),
      ["none", "Sam isn’t approved in Acme."],
    ],
    [
      "a disabled account",
      sam([{ permissions: view }], {}, { accountDisabled: true }),
      ["none", "The account of Sam is disabled by the platform."],
    ],
    [
      "a membership that is over",
      sam([{ permissions: view }], {}, { expiresAt: end }),
      ["none", "Sam’s membership of Acme ended on 30 Nov 2026, 23:59:59 UTC."],
    ],
    [
      "a suspended organization",
      sam([{ permissions: view }], { org: { name: "Acme", suspended: true, teamsOn: true } }),
      ["none", "Acme is suspended, so no one can do anything there."],
    ],
    ["a stranger", sam([], { membership: null }), ["none", "Sam isn’t a member of Acme."]],
    [
      "a PlatformAdmin who is no member",
      sam([], { membership: null, platformAdmin: true }),
      ["none", "Sam is a platform admin, which gives no permissions by itself, and isn’t a member of Acme."],
    ],
    ["a permission nobody knows", sam([]), ["none", "key.lose isn’t in any catalog of Acme."], "key.lose"],
    [
      "an action nobody knows",
      sam([{ permissions: view }]),
      ["none", "View key has no action “eat”."],
      "key.view",
      "eat",
    ],
    [
      "every way that counts, and none that does not beside them",
      sam([{ permissions: view }, { permissions: view, set: "Old", expiresAt: 1 }]),
      ["assigned", "It was granted to Sam directly.", "It covers what is assigned to Sam."],
    ],
  ])("X-19: %s", (_, f, expected, permission, action) => {
    expect(asked(f, permission, action)).toEqual(expected);
  });
});
