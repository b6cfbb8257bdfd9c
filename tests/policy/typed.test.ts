import { describe, expect, it } from "vitest";
import { readAddresses } from "@/server/policy/address-list";
import { decodeCursor, decodeTimeCursor, encodeCursor, isTimeCursorValue } from "@/server/policy/cursor";
import { isEmail, isSender } from "@/server/policy/email";
import { mostPasswordLength, personalWords, whyNotPassword } from "@/server/policy/password";
import { isSlug, slugFrom } from "@/server/policy/slug";
import { cleanLines } from "@/server/policy/text";
import { code, said } from "@/tests/support/actors";

const b64 = (text: string) => Buffer.from(text).toString("base64url");
const id = "123e4567-e89b-12d3-a456-426614174000";

describe("Keys of a page", () => {
  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["no list", b64(`"${id}"`)],
    ["a list of one", b64(`["a"]`)],
    ["a list of three", b64(`["a","${id}","b"]`)],
    ["a number for a value", b64(`[1,"${id}"]`)],
    ["a number for an id", b64(`["a",1]`)],
    ["a value that PostgreSQL cannot hold", b64(`["a\\u0000","${id}"]`)],
    ["half a character for a value", b64(`["a\\ud800","${id}"]`)],
    ["an id with more before it", b64(`["a","x${id}"]`)],
    ["an id with more behind it", b64(`["a","${id}x"]`)],
    ["what looks like a list", b64(`{"0":"a","1":"${id}","length":2}`)],
  ])("%s is none: the list starts from its beginning", (_, text) => {
    expect(decodeCursor(text)).toBeNull();
  });

  it("a list by time takes microseconds, also before 1970, and nothing else", () => {
    for (const value of ["0", "1795000000000000", "-1"]) {
      expect(decodeTimeCursor(encodeCursor({ value, id }))).toEqual({ value, id });
    }
    for (const value of ["", "1 or 1", "x1", "1x", "--1", "12345678901234567"]) {
      expect([value, isTimeCursorValue(value), decodeTimeCursor(encodeCursor({ value, id }))]).toEqual([
        value,
        false,
        null,
      ]);
    }
    expect(decodeTimeCursor(undefined)).toBeNull();
  });

  it("names of every script survive the way through a URL", () => {
    expect(decodeCursor(encodeCursor({ value: "Žofie 开发", id }))).toEqual({ value: "Žofie 开发", id });
  });
});

describe("Addresses", () => {
  it("INV-9: up to 254 characters, 64 of them before the @", () => {
    const longest = `${"a".repeat(64)}@${`${"b".repeat(61)}.`.repeat(3)}ccc`;
    expect([longest.length, isEmail(longest)]).toEqual([254, true]);
    expect(isEmail(`${longest}b`)).toBe(false);
  });

  it.each([
    ["mail@acme.example", true],
    ["  mail@acme.example ", true],
    ["Acme Inc. <mail@acme.example>", true],
    ["A <mail@acme.example>", true],
    [` ${"A".repeat(100)} <mail@acme.example> `, true],
    [`${"A".repeat(101)} <mail@acme.example>`, false],
    ["Acme <nobody>", false],
    ["Ac<me <mail@acme.example>", false],
    ["Acme <mail@acme.example> more", false],
    ["Acme\u0000 <mail@acme.example>", false],
    ["<mail@acme.example>", false],
    ["Acme", false],
  ])("%j as a sender: %s", (text, can) => {
    expect(isSender(text)).toBe(can);
  });

  it("NIR-4: a list may break its lines anywhere, hold half a quotation, and names of 2 to 50 characters", () => {
    const read = (text: string) =>
      readAddresses(text).map(({ email, name, text: typed }) => [email ?? typed, name]);
    expect(read("ann@x.example\r\n\r\nbo@x.example")).toEqual([
      ["ann@x.example", null],
      ["bo@x.example", null],
    ]);
    expect(read('"Lee <ann@x.example>, bo@x.example')).toEqual([
      ["ann@x.example", "Lee"],
      ["bo@x.example", null],
    ]);
    expect(read('"A;B" <ann@x.example>; "C, D" <cy@x.example>')).toEqual([
      ["ann@x.example", "A;B"],
      ["cy@x.example", "C, D"],
    ]);
    for (const [name, kept] of [
      ["A", false],
      ["Al", true],
      ["A".repeat(50), true],
      ["A".repeat(51), false],
    ] as const) {
      expect(read(`${name} < ann@x.example >`)).toEqual([["ann@x.example", kept ? name : null]]);
    }
    expect(read("one one two <>")).toEqual([["", null]]);
    expect(read(`<${"x".repeat(400)}>`)[0]?.[0]).toHaveLength(300);
  });
});

describe("Passwords", () => {
  const common = (text: string) => text === "letmein";
  const personal = personalWords({
    ...{ name: "Mia  Park", email: "mpark@acme.example", organization: "Acme Inc", product: "Gatehouse" },
  });
  it.each([
    ["too short", "short-enough", 13, "The password is too short. Use at least 13 characters."],
    ["her name", "we all like park benches", 12, "The password contains your name. Choose one that doesn’t."],
    ["her address", "call MPARK at noon", 12, "The password contains your address. Choose one that doesn’t."],
    [
      "the organization",
      "ACME INC forever more",
      12,
      "The password contains the organization's name. Choose one that doesn’t.",
    ],
    [
      "the product",
      "the gatehouse is open",
      12,
      "The password contains the name of this product. Choose one that doesn’t.",
    ],
    ["one letter", "aaaaaaaaaaaa", 12, "password_common"],
    ["four letters over and over", "abcdabcdabcdabcd", 12, "password_common"],
    ["the same, and one more", "abcdabcdabcdabcde", 12, "may"],
    ["a common word with digits around", "12letmein!!34", 12, "password_common"],
    ["one within others", "xx letmein yy", 12, "may"],
    ["as long as may be", "x-9 ".repeat(64), 12, "password_common"],
  ])("%s", (_, password, least, expected) => {
    const why = whyNotPassword(password, common, personal, least);
    expect([code(why), said(why)]).toContain(expected);
  });

  it("as many as 256 characters, and no word of the person when there is none", () => {
    const long = (length: number) =>
      Array.from({ length }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
    expect(code(whyNotPassword(long(mostPasswordLength), common, personal))).toBe("may");
    expect(code(whyNotPassword(long(mostPasswordLength + 1), common, personal))).toBe("password_long");
    const alone = personalWords({ name: "Bo", email: "bo", product: "Gatehouse" });
    expect(alone.map(({ word }) => word)).toEqual(["Gatehouse", "bo", "Bo"]);
  });
});

describe("Other text", () => {
  it("several lines keep their breaks, at most two in a row", () => {
    expect(cleanLines(" a \r\nb\rc\n\n\n\n\nd \n")).toBe("a\nb\nc\n\nd");
  });

  it.each([
    ["a", true],
    ["a-b", true],
    ["-a", false],
    ["a-", false],
    ["A", false],
    ["a b", false],
    ["a".repeat(48), true],
    ["a".repeat(49), false],
    ["admin", false],
  ])("%s as an address of an organization: %s", (text, can) => {
    expect(isSlug(text)).toBe(can);
  });

  it("an address that is proposed has no hyphens at its ends, however the name begins, ends or is cut", () => {
    expect(slugFrom("-- Acme --")).toBe("acme");
    expect(slugFrom(`${"a".repeat(46)} & & b`)).toBe(`${"a".repeat(46)}-b`);
    expect(slugFrom(`${"a".repeat(47)} bcd`)).toBe("a".repeat(47));
  });
});
