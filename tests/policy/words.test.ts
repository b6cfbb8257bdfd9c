import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { refusals, sentenceOf } from "@/server/errors";
import { networkOf } from "@/server/network";
import { badgesOf } from "@/server/policy/badges";
import { decodeCursor, encodeCursor } from "@/server/policy/cursor";
import { isEmail, normalizeEmail } from "@/server/policy/email";
import { landing } from "@/server/policy/landing";
import { whyNotPassword } from "@/server/policy/password";
import { returnPath } from "@/server/policy/return-path";
import { isSlug, slugFrom } from "@/server/policy/slug";
import { cleanLine, lengthOf } from "@/server/policy/text";

describe("Refusals", () => {
  it("every sentence says what is so and what to do, without codes, blame or jargon", () => {
    for (const [code, { sentence, status }] of Object.entries(refusals)) {
      const sentences = sentence.match(/[^.]+\./g) ?? [];
      expect({ code, sentences: sentences.length }).toEqual({ code, sentences: 2 });
      expect(sentence).not.toMatch(/forbidden|invalid|please|error|denied|sorry|_/i);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it("facts fill the places of a sentence", () => {
    expect(sentenceOf("request_withdrawn", { name: "Wim" })).toBe(
      "Wim withdrew this request. There is nothing to decide.",
    );
  });
});

describe("Where one returns to", () => {
  it.each(["/o/acme/users", "/o/acme/users?sort=name&q=a%20b", "/waiting"])("stays inside: %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    "/api/trpc/x",
    `/${"a".repeat(3000)}`,
  ])("never leaves: %j", (path) => {
    expect(returnPath(path)).toBeNull();
  });

  it("whatever it answers resolves to this site", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const path = returnPath(`/${text}`);
        if (path) expect(new URL(path, "https://gatehouse.example").host).toBe("gatehouse.example");
      }),
    );
  });
});

describe("Landing", () => {
  const person = { confirmed: true, platformAdmin: false, organizations: [], lastOrgSlug: null };
  const acme = { slug: "acme", mayReadUsers: true };
  const globex = { slug: "globex", mayReadUsers: false };
  it.each([
    [{ ...person, confirmed: false }, "/confirm"],
    [person, "/waiting"],
    [{ ...person, platformAdmin: true }, "/platform/users"],
    [{ ...person, organizations: [acme, globex] }, "/o/acme/users"],
    [{ ...person, organizations: [acme, globex], lastOrgSlug: "globex" }, "/o/globex"],
    [{ ...person, organizations: [acme], lastOrgSlug: "left-long-ago" }, "/o/acme/users"],
    [{ ...person, platformAdmin: true, organizations: [globex], lastOrgSlug: "other" }, "/o/other/users"],
  ])("CASE-14: %j lands on %s", (facts, path) => {
    expect(landing(facts)).toBe(path);
  });
});

describe("Badges", () => {
  it("KIO-6, X-12: filled is all of a category, outlined part of it, absent none; the seven in their order", () => {
    const kiops = mergedCatalog(["*"]);
    expect(badgesOf(kiops, ["service.view", "audit.view", "audit.export", "nonsense.view"], false)).toEqual([
      { category: "service", beside: false, part: true, actions: ["view"] },
      { category: "audit", beside: false, part: false, actions: ["view", "export"] },
    ]);
    expect(badgesOf(kiops, [], true).map((badge) => badge.category)).toEqual([
      ...["infra", "service", "backup", "device", "database", "vpn", "audit"],
    ]);
    expect(badgesOf(kiops, [], false)).toEqual([]);
    expect(badgesOf(kiops, ["audit.export", "teams.manage_all"], false)).toEqual([]);
  });

  it("X-12: categories of other catalogs follow the seven", () => {
    const both = mergedCatalog(["*", "knowledge-base"]);
    const badges = badgesOf(both, ["vpn.view", "content.read"], false);
    expect(badges.map(({ category, beside }) => [category, beside])).toEqual([
      ["vpn", false],
      ["content", true],
    ]);
  });
});

describe("Addresses and names", () => {
  it("INV-9: one normal form, idempotent", () => {
    expect(normalizeEmail("  Mia@ACME.Example ")).toBe("mia@acme.example");
    fc.assert(
      fc.property(
        fc.emailAddress(),
        (email) => normalizeEmail(normalizeEmail(email)) === normalizeEmail(email),
      ),
    );
  });

  it.each(["mia@acme.example", "a+b@x.co", "o'neil@sub.domain.example"])("%s is an address", (email) => {
    expect(isEmail(email)).toBe(true);
  });

  it.each([
    "",
    "mia",
    "mia@",
    "@x.example",
    "a@b",
    "a b@x.example",
    "a@x..example",
    "a@-x.example",
    "é@x.example",
    "a@x.example\n",
    "a@x.example,b@x.example",
    `${"a".repeat(65)}@x.example`,
    "a@xn--\u0430.example",
  ])("%j is none", (email) => {
    expect(isEmail(email)).toBe(false);
  });

  it("slugs come from names, and only proper ones are slugs", () => {
    expect(slugFrom("Häuser & Söhne GmbH")).toBe("hauser-sohne-gmbh");
    expect(slugFrom("你好")).toBe("");
    expect(slugFrom("Platform")).toBe("");
    fc.assert(fc.property(fc.string(), (name) => slugFrom(name) === "" || isSlug(slugFrom(name))));
  });

  it("text loses controls and bidirectional overrides, and is counted in code points", () => {
    expect(cleanLine(" A\u202eB \t\u0000 C ")).toBe("AB C");
    expect(lengthOf("🦊🦊")).toBe(2);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => cleanLine(cleanLine(text)) === cleanLine(text)),
    );
  });
});

describe("Passwords", () => {
  const common = (text: string) => ["password", "letmein"].includes(text);
  it("least length is counted in code points after NFC", () => {
    expect(whyNotPassword("e\u0301".repeat(11), common, [])?.code).toBe("password_short");
    expect(whyNotPassword("été-qui-dort", common, [])).toBeNull();
    expect(whyNotPassword("x-9".repeat(90), common, [])?.code).toBe("password_long");
  });

  it("decoration does not hide a common word, nor does a short word refuse much", () => {
    expect(whyNotPassword("2026password!!!", common, [])?.code).toBe("password_common");
    expect(whyNotPassword("the word password in a phrase", common, [])).toBeNull();
    expect(
      whyNotPassword("we like ada and bo very much", common, [{ word: "Ada", what: "your name" }]),
    ).toBeNull();
  });
});

describe("Keys and patterns", () => {
  it("a page key survives the way through a URL, and nothing else is one", () => {
    const id = "123e4567-e89b-12d3-a456-426614174000";
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        if (value.includes("\u0000")) return;
        expect(decodeCursor(encodeCursor({ value, id }))).toEqual({ value, id });
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text) === null));
  });
});

describe("Networks", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["10.1.2.3", null],
    ["127.0.0.1", null],
    ["::1", null],
    ["fe80::1", null],
    [null, null],
    ["nonsense", null],
  ])("%s counts as %s", (ip, network) => {
    expect(networkOf(ip, "")).toBe(network);
  });

  it("with proxies configured a private address is somebody's own, and counts", () => {
    expect(networkOf("10.1.2.3", "192.0.2.1")).toBe("10.1.2.3");
    expect(networkOf("fd00::1", "192.0.2.1")).toBe("fd00:0:0:0::/64");
  });
});
