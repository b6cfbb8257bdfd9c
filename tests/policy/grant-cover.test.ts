import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import {
  heldUntil,
  needsOf,
  outlivesIn,
  type Span,
  whyNotAgain,
  whyNotOutlive,
} from "@/server/policy/grant-cover";
import { code, said } from "@/tests/support/actors";

const catalog = mergedCatalog(["*"]);
const span = (from: number, to: number, ...keys: string[]): Span => ({ keys, from, to });
const view = (from: number, to: number) => span(from, to, "audit.view");
const day = (n: number) => Date.UTC(2030, 0, n);

describe("How long something is held", () => {
  it("X-11: is told over grants that follow one another without a gap", () => {
    expect(heldUntil([view(0, 5), view(5, 9), view(11, 20)], "audit.view", 1)).toBe(9);
    expect(heldUntil([view(3, Infinity), view(0, 3)], "audit.view", 1)).toBe(Infinity);
    expect(heldUntil([view(2, 5)], "audit.view", 1)).toBeNull();
    expect(heldUntil([view(0, 1)], "audit.view", 1)).toBeNull();
    expect(heldUntil([view(0, 9)], "vpn.view", 1)).toBeNull();
  });

  it("X-11: nothing is given beyond the end of what it needs, nor before its beginning", () => {
    const needs = (from: number, to: number, ...held: Span[]) =>
      needsOf(catalog, ["audit.export"], { from, to }, held);
    const fine = { missing: [], short: [] };
    expect(needs(1, 9, view(0, 9))).toEqual(fine);
    expect(needs(1, 10, view(0, 9))).toEqual({ missing: [], short: [{ key: "audit.view", until: 9 }] });
    expect(needs(1, Infinity, view(0, 9), view(8, Infinity))).toEqual(fine);
    expect(needs(5, 9, view(6, 20))).toEqual({ missing: ["audit.view"], short: [] });
    expect(needs(7, 9, view(6, 20))).toEqual(fine);
    expect(needsOf(catalog, ["audit.export", "audit.view"], { from: 0, to: 9 }, [])).toEqual(fine);

    const lacks = needs(day(1), Infinity, view(0, day(9)));
    expect(said(whyNotOutlive(catalog, ["vpn.view", "audit.export"], lacks, "Mia"))).toBe(
      "Export audit needs View audit, which Mia has only until 9 Jan 2030 at 00:00 UTC. Give both, or end it by then.",
    );
    expect(code(whyNotOutlive(catalog, ["vpn.view"], lacks, "Mia"))).toBe("may");
  });

  it("X-11: what will outlive what it needs is told, with the moment", () => {
    const both = [view(0, 9), span(0, 20, "audit.export")];
    expect(outlivesIn(catalog, both, 1)).toEqual([{ key: "audit.export", needs: "audit.view", from: 9 }]);
    expect(outlivesIn(catalog, [view(0, 20), span(0, 20, "audit.export")], 1)).toEqual([]);
    expect(outlivesIn(catalog, [view(0, Infinity), span(0, 20, "audit.export")], 1)).toEqual([]);
    expect(outlivesIn(catalog, [span(0, 20, "audit.export")], 1)).toEqual([]);
  });

  it("X-11: the same thing is not given twice for the same time; before or after it may be", () => {
    const again = (from: number, to: number, ...known: Span[]) =>
      whyNotAgain({ what: "View audit", from, to }, known, "Mia");
    expect(said(again(1, Infinity, view(0, Infinity)))).toBe(
      "Mia has View audit already, without an end. Change its dates instead of giving it twice.",
    );
    expect(said(again(day(1), day(9), view(0, day(5))))).toBe(
      "Mia has View audit already, until 5 Jan 2030 at 00:00 UTC. Change its dates instead of giving it twice.",
    );
    expect(code(again(5, 9, view(0, 5)))).toBe("may");
    expect(code(again(1, 5, view(5, 9)))).toBe("may");
    expect(code(again(1, 5))).toBe("may");
  });
});
