import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/server/audit-log/canonical-json";

/** How the entries of a chain were written before a library did it: they must verify for as long as they are kept. */
function asBefore(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asBefore).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${asBefore(v)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 5 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.string({ unit: "binary" }), fc.option(tie("value"), { nil: undefined, freq: 9 }), {
    maxKeys: 6,
  }),
})).object as fc.Arbitrary<object>;

describe("Canonical JSON", () => {
  test("is byte for byte what entries were hashed in before", () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(canonicalJson(value)).toBe(asBefore(value));
      }),
      { numRuns: 2000 },
    );
  });

  test("orders keys by code units, also where that is not the order of code points (RFC 8785)", () => {
    const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
    expect(canonicalJson(keys)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    );
  });
});
