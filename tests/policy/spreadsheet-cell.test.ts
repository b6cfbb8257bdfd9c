import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withGuard, withoutGuard } from "@/server/policy/spreadsheet-cell";

const formula = /^["\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

describe("Cells of a CSV file", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+32 9 123", "'+32 9 123"],
    ["-ann@x.example", "'-ann@x.example"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1+1", "'＝1+1"],
    ["x;=1+1", "x;'=1+1"],
    ["x; =1+1;+2", "x; '=1+1;'+2"],
    ['x;"=1+1', "x;\"'=1+1"],
    ["x,=1\t=2|=3\n=4", "x,'=1\t'=2|'=3\n'=4"],
    ["Ann Lee", "Ann Lee"],
    ["a=1, b-2; c@d", "a=1, b-2; c@d"],
    ["2026-11-30T10:00:00.000Z", "2026-11-30T10:00:00.000Z"],
  ])("INV-7: %j is written as %j", (text, cell) => {
    expect(withGuard(text)).toBe(cell);
  });

  it("are no formula, whichever separator a spreadsheet takes for its own", () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@;,|\t\"' ax1") });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (cells) => {
        const line = stringify([cells.map(withGuard)]);
        for (const separator of [",", ";", "\t", "|"]) {
          // As one that knows nothing of quotation marks takes it apart.
          for (const cell of line.split(separator)) {
            expect([separator, line, formula.test(cell)]).toEqual([separator, line, false]);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("are read back as they were", () => {
    for (const text of ["=1+1", "+ann@x.example", "-x", "Ann", "O'Neil", "'tis"]) {
      expect(withoutGuard(withGuard(text))).toBe(text);
    }
  });
});
