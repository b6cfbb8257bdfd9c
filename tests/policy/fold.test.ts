import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byAlphabet, fold, isSameText } from "@/server/policy/fold";
import { cleanLine } from "@/server/policy/text";

describe("Comparison", () => {
  it.each([
    ["Zoë Müller", "ZOE MULLER"],
    ["Zoe\u0308 Mu\u0308ller", "zoë müller"],
    ["Ángel Peña", "angel pena"],
    ["İbrahim Işık", "ibrahim isik"],
    ["IŞIK", "ışık"],
    ["ΓΙΩΡΓΟΣ", "Γιώργος"],
    ["Strauß", "STRAUSS"],
    ["STRAẞE", "straße"],
    ["Æbelø", "aebelo"],
    ["Œuvre", "oeuvre"],
    ["Þóra Guðmundsdóttir", "thora gudmundsdottir"],
    ["Łukasz", "lukasz"],
    ["Đorđe", "dorde"],
    ["O’Brien", "O'Brien"],
    ["O´Brien", "Oʼbrien"],
    ["Jean‑Luc", "jean-luc"],
    ["Anne–Marie", "Anne—Marie"],
    ["김은지", "김은지".normalize("NFD")],
    ["Йосип", "Иосип"],
    ["Ｋｉｍ", "kim"],
    ["مُحَمَّد", "محمد"],
    ["أحمد", "احمد"],
    ["ﬁnn", "finn"],
    ["Jo\u200bhn", "john"],
    ["علی\u200cرضا", "علیرضا"],
  ])("%s and %s are one", (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ["Müller", "Muller-Lang"],
    ["が", "かx"],
    ["Anna", "Hanna"],
    ["김", "깁"],
  ])("%s and %s are two", (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it("is the same before and after a text is cleaned, and a second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(isSameText(cleanLine(text), text)).toBe(true);
      }),
    );
  });

  it("what is typed to confirm may differ in capitals, accents and spaces, and in nothing else", () => {
    expect(isSameText("  ZURICH  verein ", "Zürich Verein")).toBe(true);
    expect(isSameText("Zürich Vereine", "Zürich Verein")).toBe(false);
    expect(isSameText("", "Zürich Verein")).toBe(false);
  });

  it("the alphabet has accents and capitals beside their letters, and each script in its own order", () => {
    const names = ["Zoë", "alpha", "Émile", "Beta", "éclair", "Ähre", "Ян", "Іван", "Олег", "Zürich"];
    expect(names.sort(byAlphabet)).toEqual([
      ...["Ähre", "alpha", "Beta", "éclair", "Émile", "Zoë", "Zürich"],
      ...["Іван", "Олег", "Ян"],
    ]);
  });
});
