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
