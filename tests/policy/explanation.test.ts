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
      ["assigned", "It was granted to Sam directly.", "It reaches what is assigned to Sam."],
    ],
    [
      "a set until a moment",
      sam([{ permissions: view, set: "Ops", expiresAt: end }], { now: end - 1 }),
      [
        "assigned",
        "Sam holds the permission set “Ops”, until 30 Nov 2026, 23:59:59 UTC.",
        "It reaches what is assigned to Sam.",
      ],
    ],
    [
      "a set that is over this very millisecond",
      sam([{ permissions: view, set: "Ops", expiresAt: end }]),
      [
        "none",
        "Nothing that counts now gives Sam “View key”.",
        "Sam held the permission set “Ops”, which ended on 30 Nov 2026, 23:59:59 UTC.",
      ],
    ],
    [
      "a grant that has not begun",
      sam([{ permissions: view, startsAt: end + 1 }]),
      [
        "none",
        "Nothing that counts now gives Sam “View key”.",
        "It was granted to Sam directly, from 1 Dec 2026, 00:00:00 UTC on.",
      ],
    ],
    [
      "a team, and what widens it",
      sam([
        { permissions: view, team: { name: "Crew", active: true } },
        { permissions: ["key.manage"], team: { name: "Crew", active: true }, set: "Ops" },
      ]),
      [
        "all",
        "Sam is in the team “Crew”, to which it was granted.",
        "“Manage key” widens it to everything in Acme.",
      ],
    ],
    [
      "a deactivated team",
      sam([{ permissions: view, team: { name: "Crew", active: false }, set: "Ops" }]),
      [
        "none",
        "Nothing that counts now gives Sam “View key”.",
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
        "Nothing that counts now gives Sam “View key”.",
        "Sam is in the team “Crew”, but Acme has teams switched off.",
      ],
    ],
    [
      "a grant whose prerequisite is missing",
      sam([{ permissions: ["key.use"] }]),
      [
        "none",
        "It was granted to Sam directly.",
        "It needs “View key”, which Sam does not have: until then it gives nothing.",
      ],
      "key.use",
    ],
    [
      "a grant whose prerequisite is there",
      sam([{ permissions: ["key.use", "key.view"], set: "Ops", team: { name: "Crew", active: true } }]),
      [
        "own",
        "Sam is in the team “Crew”, which holds the permission set “Ops”.",
        "It needs “View key”, which Sam has.",
        "It reaches what is Sam’s own.",
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
        "To sign off needs “Manage key”, which Sam does not have.",
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
        "To sign off needs “Manage key”, which Sam has.",
      ],
      "key.use",
      "sign_off",
    ],
    [
      "a Manager",
      sam([], {}, { role: "manager" }),
      ["all", "Sam is a Manager of Acme and carries every permission."],
    ],
    [
      "a Manager without the settings",
      sam([{ permissions: ["org.settings.manage"] }], {}, { role: "manager", settingsWithheld: true }),
      ["none", "A platform administrator keeps the settings of Acme from Sam."],
      "org.settings.manage",
    ],
    [
      "a Manager without the settings, asked about anything else",
      sam([], {}, { role: "manager", settingsWithheld: true }),
      ["all", "Sam is a Manager of Acme and carries every permission."],
    ],
    [
      "a Manager with the settings",
      sam([], {}, { role: "manager" }),
      ["all", "Sam is a Manager of Acme and carries every permission."],
      "org.settings.manage",
    ],
    [
      "a membership that is not over yet",
      sam([{ permissions: view }], {}, { expiresAt: end + 1 }),
      ["assigned", "It was granted to Sam directly.", "It reaches what is assigned to Sam."],
    ],
    [
      "a disabled Manager",
      sam([], {}, { role: "manager", enabled: false }),
      ["none", "Sam’s access to Acme is switched off."],
    ],
    [
      "somebody unapproved",
      sam([{ permissions: view }], {}, { approved: false }),
      ["none", "Sam is not approved in Acme."],
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
      ["none", "Acme is suspended, so nobody may do anything there."],
    ],
    ["a stranger", sam([], { membership: null }), ["none", "Sam does not belong to Acme."]],
    [
      "a PlatformAdmin who is no member",
      sam([], { membership: null, platformAdmin: true }),
      ["none", "Sam is a PlatformAdmin, which carries no permission, and does not belong to Acme."],
    ],
    ["a permission nobody knows", sam([]), ["none", "key.lose stands in no catalog of Acme."], "key.lose"],
    [
      "an action nobody knows",
      sam([{ permissions: view }]),
      ["none", "View key knows no action “eat”."],
      "key.view",
      "eat",
    ],
    [
      "every way that counts, and none that does not beside them",
      sam([{ permissions: view }, { permissions: view, set: "Old", expiresAt: 1 }]),
      ["assigned", "It was granted to Sam directly.", "It reaches what is assigned to Sam."],
    ],
  ])("X-19: %s", (_, f, expected, permission, action) => {
    expect(asked(f, permission, action)).toEqual(expected);
  });
});
