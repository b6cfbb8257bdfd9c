import { describe, expect, it } from "vitest";
import { type PlaceOf, whyNotDeleteOwn, whyNotEndAccount, whyNotNewEmail } from "@/server/policy/account";
import { actingRole, isActive, isRecentlyAuthenticated, whyNotChange } from "@/server/policy/actor";
import { whyNotAdmin } from "@/server/policy/platform-admin";
import { actor, code, membership, mia, olive, pia, said } from "@/tests/support/actors";

const places = (...soleManagerOf: string[]): PlaceOf[] =>
  ["Acme", "Globex"].map((name) => ({
    ...{ orgId: name, name, soleManager: soleManagerOf.includes(name) },
    soleKeeper: soleManagerOf.includes(name),
  }));

describe("The end of an account", () => {
  const own = (
    self: { platformAdmin: boolean; recentlyAuthenticated: boolean },
    alone: string[],
    admins: number,
  ) => said(whyNotDeleteOwn(self, places(...alone), admins));

  it("INV-1, CASE-9: one's own ends where nobody is left without a Manager, last of all with the password", () => {
    const [recent, stale] = [
      { platformAdmin: false, recentlyAuthenticated: true },
      { platformAdmin: false, recentlyAuthenticated: false },
    ];
    expect([
      own(recent, [], 1),
      own(stale, [], 1),
      own(stale, ["Globex"], 1),
      own({ platformAdmin: true, recentlyAuthenticated: true }, [], 2),
      own({ platformAdmin: true, recentlyAuthenticated: false }, [], 1),
      own({ platformAdmin: true, recentlyAuthenticated: true }, ["Acme", "Globex"], 1),
    ]).toMatchInlineSnapshot(`
      [
        "may",
        "This needs your password. Enter it to continue.",
        "You are the last Manager of Globex. Ask a platform admin to add another one first.",
        "may",
        "The platform needs at least one platform admin. Make someone else a platform admin first.",
        "You are the last Manager of Acme. Ask a platform admin to add another one first.",
      ]
    `);
  });

  const person = { id: "mia", name: "Mia Park", platformAdmin: false, disabled: false };
  const admin = { ...person, platformAdmin: true };
  const end = (over: {
    by?: { id: string; recentlyAuthenticated: boolean };
    who?: typeof person;
    alone?: string[];
    successions?: Parameters<typeof whyNotEndAccount>[3];
    admins?: number;
  }) => {
    const {
      by = { id: "pia", recentlyAuthenticated: true },
      who = person,
      alone = [],
      successions = [],
      admins = 1,
    } = over;
    return said(whyNotEndAccount(by, who, places(...alone), successions, admins));
  };
  const [heir, suspended] = [
    { orgId: "Acme", successor: "m" },
    { orgId: "Globex", suspend: true },
  ] as const;

  it("CASE-10, GGW-7, INV-1: a PlatformAdmin ends another's, with a successor wherever a Manager would be missing", () => {
    expect([
      end({}),
      end({ by: { id: "pia", recentlyAuthenticated: false } }),
      end({ by: { id: "mia", recentlyAuthenticated: true }, alone: ["Acme"] }),
      end({ who: admin, alone: ["Acme"] }),
      end({ who: admin, admins: 2 }),
      end({ who: { ...admin, disabled: true } }),
      end({ alone: ["Acme"], by: { id: "pia", recentlyAuthenticated: false } }),
      end({ alone: ["Acme", "Globex"], successions: [heir] }),
      end({ alone: ["Acme", "Globex"], successions: [heir, suspended] }),
      end({ alone: ["Acme"], successions: [suspended] }),
    ]).toMatchInlineSnapshot(`
      [
        "may",
        "This needs your password. Enter it to continue.",
        "This is your own account. Change it on your account page, or ask another platform admin.",
        "The platform needs at least one platform admin. Make someone else a platform admin first.",
        "may",
        "may",
        "Acme would have no Manager who can change its settings. Name a successor among its members, or suspend it.",
        "Globex would have no Manager who can change its settings. Name a successor among its members, or suspend it.",
        "may",
        "Acme would have no Manager who can change its settings. Name a successor among its members, or suspend it.",
      ]
    `);
  });
});

describe("PlatformAdmin", () => {
  const paul = { id: "paul", name: "Paul Ek", platformAdmin: false, disabled: false };
  const be = (
    over: Partial<typeof paul>,
    to: boolean,
    admins = 2,
    by: { id: string; recentlyAuthenticated: boolean } = { id: "pia", recentlyAuthenticated: true },
  ) => said(whyNotAdmin(by, { ...paul, ...over }, to, admins));

  it("KIO-18, INV-1, INV-3: is made and unmade by another one, and one enabled stays", () => {
    const stale = { id: "pia", recentlyAuthenticated: false };
    expect([
      be({}, true),
      be({}, true, 2, stale),
      be({ id: "pia" }, true),
      be({ platformAdmin: true }, true, 2, stale),
      be({}, false),
      be({ platformAdmin: true }, false),
      be({ platformAdmin: true }, false, 1, stale),
      be({ platformAdmin: true, disabled: true }, false, 1),
      be({}, true, 1),
    ]).toMatchInlineSnapshot(`
      [
        "may",
        "This needs your password. Enter it to continue.",
        "You can’t change your own role. Ask another Manager or a platform admin.",
        "Paul Ek is already a PlatformAdmin. Nothing was changed.",
        "Paul Ek is already not a PlatformAdmin. Nothing was changed.",
        "may",
        "The platform needs at least one platform admin. Make someone else a platform admin first.",
        "may",
        "may",
      ]
    `);
  });

  it("X-14: who chose to only look changes nothing; nobody else is bound by it", () => {
    const change = (platformAdmin: boolean, viewOnly?: boolean) =>
      code(whyNotChange({ platformAdmin }, viewOnly === undefined ? {} : { viewOnly }));
    expect([change(true, true), change(true, false), change(true), change(false, true)]).toEqual([
      ...["view_only", "may", "may", "may"],
    ]);
  });
});

describe("Who acts", () => {
  it("KIO-11: is active when nothing of the membership is off, and a Manager only then", () => {
    const off = [{ enabled: false }, { approved: false }, { expired: true }];
    for (const over of off) {
      const held = membership({ role: "manager", ...over });
      expect([over, isActive(held), actingRole(actor("kim", { membership: held }))]).toEqual([
        ...[over, false, "Member"],
      ]);
    }
    expect([isActive(null), isActive(membership())]).toEqual([false, true]);
    expect([pia, olive, mia].map(actingRole)).toEqual(["PlatformAdmin", "Manager", "Member"]);
  });

  it("the password counts as proved for less than five minutes", () => {
    const reauthenticatedAt = "2026-11-22T12:00:00.000Z";
    const proofOf = (ms: number) =>
      isRecentlyAuthenticated(reauthenticatedAt, Date.parse(reauthenticatedAt) + ms);
    expect([proofOf(0), proofOf(5 * 60_000 - 1), proofOf(5 * 60_000)]).toEqual([true, true, false]);
    expect(isRecentlyAuthenticated(new Date())).toBe(true);
  });

  it("X-9: another address, or the same in other capitals, is asked for with the password", () => {
    const ask = (email: string, recentlyAuthenticated: boolean) =>
      code(whyNotNewEmail({ email: "Mia@Acme.example", recentlyAuthenticated }, email));
    expect([
      ask("Mia@Acme.example", true),
      ask("mia@acme.example", false),
      ask("mia@acme.example", true),
      ask("m@acme.example", false),
      ask("m@acme.example", true),
    ]).toEqual([...["email_unchanged", "step_up", "may", "step_up", "may"]]);
  });
});
