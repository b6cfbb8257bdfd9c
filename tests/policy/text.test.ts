import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { email, personName, token } from "@/server/accounts/input";
import { readAddresses, whyNoAddress } from "@/server/policy/address-list";
import { normalizeEmail } from "@/server/policy/email";
import { signInWords } from "@/server/policy/sign";
import { cleanLine, isReadable, startOf, whyUnstorable, withoutUnseen } from "@/server/policy/text";
import { shortName } from "@/server/sets/input";
import { keyText, linesText, rawText, searchText } from "@/server/text/input";

type Schema = {
  safeParse: (value: unknown) => { data?: unknown; error?: { issues: { message: string }[] } };
};
const said = (schema: Schema, value: unknown) => schema.safeParse(value).error?.issues[0]?.message ?? "may";

describe("Characters that nobody sees", () => {
  it.each([
    ["a zero-width space", "Jo\u200bhn Park"],
    ["a soft hyphen", "Jo\u00adhn Park"],
    ["a joiner between Latin letters", "Jo\u200dhn Park"],
    ["a non-joiner between Latin letters", "Jo\u200chn Park"],
    ["a variation selector behind a Latin letter", "Jo\ufe0fhn Park"],
    ["a word joiner", "Jo\u2060hn Park"],
    ["a byte order mark", "\ufeffJohn Park"],
    ["a direction override", "Jo\u202ehn Park"],
    ["a tag", "Jo\u{e0041}hn Park"],
    ["a Hangul filler", "Jo\u3164hn Park"],
    ["a blank Braille pattern", "Jo\u2800hn Park"],
    ["a control", "Jo\u0007hn Park"],
    ["half an emoji", "Jo\ud83dhn Park"],
    ["a no-break space, an ideographic one and a tab", "John\u00a0\u3000\tPark"],
  ])("are taken out without leaving a space: %s", (_, typed) => {
    expect(cleanLine(typed)).toBe("John Park");
  });

  it("stay where a name or an emoji is spelled with them", () => {
    for (const text of ["علی\u200cرضا", "ශ්\u200dරී", "क्\u200dष", "葛\u{e0100}城", "👩\u200d💻", "❤\ufe0f"]) {
      expect(cleanLine(text)).toBe(text);
    }
  });

  it.each([
    ["Hangul fillers", "\u3164\u3164"],
    ["soft hyphens", "\u00ad\u00ad"],
    ["joiners", "\u200d\u200d"],
    ["variation selectors", "\ufe0f\ufe0f"],
    ["blank Braille patterns", "\u2800\u2800"],
    ["accents alone", "\u0301\u0301"],
    ["signs alone", "—★—"],
    ["an emoji", "🦊🦊"],
  ])("make no name: %s (KIO-27)", (_, typed) => {
    expect(["Enter your name.", "Use at least one letter or digit."]).toContain(said(personName, typed));
    expect(said(shortName, typed)).not.toBe("may");
  });

  it("a name may have marks, digits and any script", () => {
    for (const name of ["Žofie 开", "김은지", "O’Brien", "Team 7", "ทีม", "علی\u200cرضا"]) {
      expect(said(personName, name)).toBe("may");
    }
  });

  it("INV-9: are in no address, and none is two by them", () => {
    expect(email.parse(" ann\u200b@x.example\u00ad ")).toBe("ann@x.example");
    expect(normalizeEmail("Ann\u200b@X.example\ufeff")).toBe("ann@x.example");
    expect(readAddresses("ann\u200c@x.example, ann@x.example")).toEqual([
      { text: "ann@x.example", email: "ann@x.example", name: null },
    ]);
    expect(withoutUnseen("a\u200db \u2800c")).toBe("ab c");
  });

  it("are called by their names where a sentence is about one", () => {
    expect(signInWords("\u200b")).toBe("a zero-width space");
    expect(signInWords("\u3164")).toBe("a Hangul filler (U+3164)");
    expect(signInWords("\u202e")).toBe("a text direction mark (U+202E)");
    expect(signInWords("\ufe0f")).toBe("a variation selector (U+FE0F)");
    expect(signInWords("\u0301")).toBe("an accent by itself (U+0301)");
    expect(signInWords("\u2003")).toBe("an unusual space (U+2003)");
    expect(signInWords("\ud800")).toBe("half of a character (U+D800)");
    expect(signInWords("\u0007")).toBe("a control character (U+0007)");
    expect(signInWords("\u{e0041}")).toBe("an invisible character (U+E0041)");
    expect(signInWords("é")).toBe("“é”");
    expect(whyNoAddress("ann\u3164@x.example")).toContain("a Hangul filler");
  });

  it("no text is left with one, whatever it was, and cleaning twice changes nothing more", () => {
    const unseen = /[\u00ad\u200b\u2060\u2800\u3164\ufeff\p{Cc}\p{Cs}]/u;
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = cleanLine(text);
        expect(unseen.test(clean)).toBe(false);
        expect(cleanLine(clean)).toBe(clean);
        expect(whyUnstorable(clean)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe("What cannot be stored", () => {
  it.each([
    ["a null character", "a\u0000b", "a null character"],
    ["a lone high surrogate", "a\ud83d", "half of a character"],
    ["a lone low surrogate", "\udc00b", "half of a character"],
  ])("is refused at its field and named: %s", (_, typed, what) => {
    for (const schema of [personName, shortName, email, rawText(), keyText(80), linesText(500)]) {
      expect(said(schema, typed)).toBe(
        `This contains ${what}${what.startsWith("half") ? " (an incomplete emoji or letter)" : ""}, which can't be saved. Delete it, or type the text again.`,
      );
    }
    expect(searchText.parse(typed)).toBe(cleanLine(typed));
    expect(token.parse(typed)).toBe("");
  });

  it("a text is cut between characters, never inside one", () => {
    expect(startOf("ab🦊c", 3)).toBe("ab🦊");
    const longest = searchText.parse(`${"a".repeat(199)}🦊🦊`);
    expect(longest).toBe(`${"a".repeat(199)}🦊`);
    expect(isReadable("\u0301 ")).toBe(false);
  });

  it("a token of more than 200 letters is an unknown link, not a fault", () => {
    expect(token.parse("x".repeat(200))).toHaveLength(200);
    expect(token.parse("x".repeat(201))).toBe("");
    expect(said(token, 7)).not.toBe("may");
  });
});
