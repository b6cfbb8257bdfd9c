import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { badgesOf } from "@/server/policy/badges";
import { deviceOf } from "@/server/policy/device";
import { nameKey } from "@/server/policy/look-alike";
import { statusOf } from "@/server/policy/member-status";
import { isActiveRow, membershipTagOf } from "@/server/policy/membership";
import { isSameName, stateWords, whyNotDeed } from "@/server/policy/organization-state";
import { shownRole } from "@/server/policy/roles";
import { code, said, table } from "@/tests/support/actors";

const now = new Date("2026-11-22T12:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const day = 24 * 60 * 60 * 1000;

describe("How a membership stands", () => {
  const fine = { enabled: true, approvedAt: now, expiresAt: null, accountDisabled: false };
  it.each<
    [
      string,
      Partial<Omit<typeof fine, "expiresAt" | "approvedAt">> & {
        expiresAt?: Date | null;
        approvedAt?: Date | null;
      },
      boolean,
      string | null,
    ]
  >([
    ["fine", {}, true, null],
    [
      "disabled by the platform, before all else",
      { accountDisabled: true, enabled: false },
      false,
      "off: Disabled by the platform",
    ],
    ["disabled, before unapproved", { enabled: false, approvedAt: null }, false, "off: Disabled"],
    ["unapproved, before its end", { approvedAt: null, expiresAt: now }, false, "off: Not approved"],
    ["over this very moment", { expiresAt: now }, false, "ends: until 22 Nov"],
    ["at its last millisecond", { expiresAt: at(1) }, true, "ends: until 22 Nov"],
    ["ending within 30 days", { expiresAt: at(30 * day - 1) }, true, "ends: until 22 Dec"],
    ["ending later", { expiresAt: at(30 * day) }, true, null],
  ])("X-4, INV-5: %s", (_, over, active, badge) => {
    const row = { ...fine, ...over };
    expect(isActiveRow(row, now)).toBe(active);
    const tag = membershipTagOf(row, now);
    expect(tag && `${tag.kind}: ${tag.text}`).toBe(badge);
  });

  it("KIO-10: has exactly one status at a time; ended wins over expired, expired over the rest", () => {
    const status = (state: "active" | "disabled" | "ended", expiresAt: Date | null) =>
      statusOf({ state, expiresAt }, now);
    expect([
      status("active", null),
      status("active", at(1)),
      status("disabled", now),
      status("ended", now),
    ]).toEqual(["active", "active", "expired", "ended"]);
  });

  it("KIO-5: roles are shown by their three names", () => {
    expect((["admin", "manager", "member"] as const).map(shownRole)).toEqual([
      ...["PlatformAdmin", "Manager", "Member"],
    ]);
  });
});

describe("How an organization stands", () => {
  it("X-14: what a PlatformAdmin can do to it, by its state", () => {
    const states = ["awaiting_manager", "active", "suspended", "archived"] as const;
    const actions = ["suspend", "resume", "archive", "restore", "hand_over", "delete"] as const;
    expect(
      table([
        ["", ...states],
        ...actions.map((action) => [
          action,
          ...states.map((state) => code(whyNotDeed({ name: "Acme", state }, action))),
        ]),
      ]),
    ).toMatchInlineSnapshot(`
      [
        " | awaiting_manager | active | suspended | archived",
        "suspend | may | may | organization_state | organization_state",
        "resume | organization_state | organization_state | may | organization_state",
        "archive | may | may | may | organization_state",
        "restore | organization_state | organization_state | organization_state | may",
        "hand_over | may | may | may | organization_state",
        "delete | organization_not_archived | organization_not_archived | organization_not_archived | may",
      ]
    `);
    expect(said(whyNotDeed({ name: "Acme", state: "awaiting_manager" }, "restore"))).toMatch(
      /awaiting its Manager/,
    );
    expect(said(whyNotDeed({ name: "Acme", state: "active" }, "delete"))).toMatch(/Acme/);
    expect(Object.values(stateWords)).toEqual(["active", "awaiting its Manager", "suspended", "archived"]);
  });

  it("its typed name may differ in capitals and spaces around it, and in nothing else", () => {
    expect([isSameName(" aCME ", "Acme"), isSameName("Acme", " ACME"), isSameName("Ac me", "Acme")]).toEqual([
      ...[true, true, false],
    ]);
  });
});

describe("Badges", () => {
  it("X-12: the label names the actions in words; what only Gatehouse guards has no badge", () => {
    const nirmata = mergedCatalog(["*", "nirmata", "software-trust"]);
    const badges = badgesOf(
      nirmata,
      ["git_credentials.view", "keypair.approve_export", "keypair.import", "keypair.manage_master_gpg_key"],
      false,
    );
    expect(badges).toEqual([
      { category: "git credentials", beside: true, part: true, actions: ["view"] },
      {
        ...{ category: "keypair", beside: true, part: true },
        actions: ["import", "approve export", "manage master gpg key"],
      },
    ]);
    expect(badgesOf(mergedCatalog(["*"]), ["org.settings.manage"], false)).toEqual([]);
  });
});

describe("Names that look alike", () => {
  it.each([
    ["Night Watch", "NIGHT-WATCH", "capitals, spaces and signs"],
    ["Ops", "Ор\u0455", "Cyrillic letters"],
    ["Team", "Τεαм", "Greek and Cyrillic letters"],
    ["Büro", "Buro", "accents"],
    ["Ｏｐｓ", "Ops", "full-width letters"],
    ["Level 1", "Level I", "a digit and a letter"],
    ["Clu\u200bb", "Club", "invisible signs"],
    ["Straße", "STRASSE", "ß and ss"],
    ["Łódź", "Lodz", "letters with a stroke"],
    ["Ægir", "Aegir", "ligatures"],
    ["ΟΔΟΣ", "οδος", "the sigma at the end"],
    ["Κ\u2011Team", "K-Team", "hyphens"],
  ])("%s and %s are one name: %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it("different names stay different, also in scripts that have no capitals, and when they are signs alone", () => {
    const names = ["Ops", "Ops 2", "开发", "测试", "+", "-", "!", "🦊"];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
    expect(nameKey(" - ")).toBe(nameKey("-"));
  });
});

describe("Devices", () => {
  const mozilla = "Mozilla/5.0";
  it.each([
    [
      `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0`,
      "Edge on Windows",
    ],
    [
      `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 EdgiOS/140.0 Mobile`,
      "Edge on iPhone",
    ],
    [
      `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 CriOS/140.0 Mobile Safari/604.1`,
      "Chrome on iPhone",
    ],
    [
      `${mozilla} (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1`,
      "Safari on iPad",
    ],
    [
      `${mozilla} (Linux; Android 16; SM-S921) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/140.0 Safari/537.36`,
      "Samsung Internet on Android",
    ],
    [
      `${mozilla} (X11; CrOS x86_64 16000.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36`,
      "Chrome on ChromeOS",
    ],
    [
      `${mozilla} (Macintosh; Intel Mac OS X 15_0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 OPR/120.0`,
      "Opera on macOS",
    ],
    [
      `${mozilla} (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Vivaldi/7.1`,
      "Vivaldi on Linux",
    ],
    [`${mozilla} (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`, "Firefox on Linux"],
    ["curl/8.5.0", "curl"],
    [`${mozilla} (Windows NT 10.0) Something`, "A browser on Windows"],
    ["Something", "An unknown device"],
    [null, "An unknown device"],
  ])("%s is %s", (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
