import { describe, expect, it } from "vitest";
import { readAddresses } from "@/server/policy/address-list";

const read = (text: string) =>
  readAddresses(text).map(({ email, name, text: typed }) => [email ?? typed, name]);

describe("Reading typed addresses (NIR-4)", () => {
  it("takes commas, semicolons, spaces and new lines, with and without names", () => {
    expect(
      read(
        'Ann Lee <ann@x.example>, bo@x.example;cy@x.example\n"Lee, Dan" <dan@x.example> eve@x.example\r\n',
      ),
    ).toEqual([
      ["ann@x.example", "Ann Lee"],
      ["bo@x.example", null],
      ["cy@x.example", null],
      ["dan@x.example", "Lee, Dan"],
      ["eve@x.example", null],
    ]);
  });

  it("finds addresses before a name, and counts one that comes twice once", () => {
    expect(read("bo@x.example Ann Lee <ann@x.example> ANN@X.example Bo <BO@x.example>")).toEqual([
      ["bo@x.example", null],
      ["ann@x.example", "Ann Lee"],
    ]);
  });

  it("keeps what is no address, so that it can be shown as malformed", () => {
    const typed = ["ann", "two@@x.example", "аnn@x.example", "<ann@x.example", "ann@x"];
    for (const text of typed) {
      expect(readAddresses(text).every(({ email }) => email === null || email !== text)).toBe(true);
      expect(readAddresses(text).some(({ email }) => email === null)).toBe(true);
    }
  });

  it("takes what Outlook writes: the family name first, and semicolons between", () => {
    expect(read("Lee, Ann <ann@x.example>; Ek, Bo <bo@x.example>;")).toEqual([
      ["ann@x.example", "Lee, Ann"],
      ["bo@x.example", "Ek, Bo"],
    ]);
    expect(read("O’Neil-Ångström, Zoë <zoe@x.example>; 'cy@x.example' <cy@x.example>")).toEqual([
      ["zoe@x.example", "O’Neil-Ångström, Zoë"],
      ["cy@x.example", null],
    ]);
    expect(read("dee@x.example, Lee, Ann <ann@x.example>, Ek, Bo <bo@x.example>")).toEqual([
      ["dee@x.example", null],
      ["ann@x.example", "Lee, Ann"],
      ["bo@x.example", "Ek, Bo"],
    ]);
  });

  it("takes no mistyped address for a part of a name", () => {
    expect(read("ann.x.example, Bo Ek <bo@x.example>")).toEqual([
      ["ann.x.example", null],
      ["bo@x.example", "Bo Ek"],
    ]);
    expect(
      read("ann@@x.example, Bo <bo@x.example>; cy@x, Dee <dee@x.example>").map(([what]) => what),
    ).toEqual([...["ann@@x.example", "bo@x.example", "cy@x", "dee@x.example"]]);
  });

  it("takes columns of a spreadsheet, the name before or behind the address, and headings with them", () => {
    const [ann, bo] = [
      ["ann@x.example", "Ann Lee"],
      ["bo@x.example", "Bo Ek"],
    ];
    expect(read("Ann Lee\tann@x.example\nBo Ek\tbo@x.example")).toEqual([ann, bo]);
    expect(read("ann@x.example\tAnn Lee\r\nbo@x.example\tBo Ek\r\n")).toEqual([ann, bo]);
    expect(read("Name\tE-mail\nAnn\tLee\tann@x.example\t\nBo\t\tEk\tbo@x.example\t12")).toEqual([ann, bo]);
    expect(read("ann@x.example\tbo@x.example")).toEqual([
      ["ann@x.example", null],
      ["bo@x.example", null],
    ]);
    expect(read("Ann Lee\tann@@x.example").map(([what]) => what)).toContain("ann@@x.example");
  });

  it("takes the commas and semicolons of other scripts, and signs that nobody sees", () => {
    expect(
      read("ann@x.example、bo@x.example；cy@x.example，dee@x.example\u2028eve@x.example؛fay@x.example"),
    ).toEqual(["ann", "bo", "cy", "dee", "eve", "fay"].map((who) => [`${who}@x.example`, null]));
    expect(read("\u200bann@x.example\u200b\ufeff")).toEqual([["ann@x.example", null]]);
  });

  it("takes an address out of what programs put around it", () => {
    expect(read("mailto:ann@x.example?subject=Hello, <mailto:bo@x.example>")).toEqual([
      ["ann@x.example", null],
      ["bo@x.example", null],
    ]);
  });

  it("INV-9: writes a domain with letters beyond ASCII as mail knows it", () => {
    expect(read("ann@bücher.example, bo@BU\u0308CHER.example, cy@日本.example, dee@почта.example")).toEqual([
      ["ann@xn--bcher-kva.example", null],
      ["bo@xn--bcher-kva.example", null],
      ["cy@xn--wgv71a.example", null],
      ["dee@xn--80a1acny.example", null],
    ]);
  });

  it.each([
    ["a letter of another alphabet in the domain", "ann@аcme.example"],
    ["wide letters", "ann@ｘ.example"],
    ["an ideographic full stop", "ann@x。example"],
    ["a letter beyond ASCII before the @", "änn@x.example"],
    ["a domain that ends in nothing", "ann@bücher"],
  ])("INV-9: passes %s off as no address", (_, text) => {
    expect(readAddresses(text)).toEqual([{ text, email: null, name: null }]);
  });

  it("drops a name that could not be one", () => {
    expect(read(`${"A".repeat(60)} <ann@x.example>`)).toEqual([["ann@x.example", null]]);
  });

  it("reads 30,000 characters of anything in a moment", () => {
    for (const text of ['"'.repeat(30_000), "<".repeat(30_000), "a <".repeat(10_000), "@".repeat(30_000)]) {
      const start = performance.now();
      readAddresses(text);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
