import { describe, expect, it } from "vitest";
import { explain, refusals, refuse, sentenceOf } from "@/server/errors";
import { format } from "@/server/messages/format";
import { whyNot } from "@/server/policy/reason";

describe("Messages", () => {
  it("every refusal is an ICU message whose places are filled from facts", () => {
    for (const { sentence } of Object.values(refusals)) {
      const places = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? "");
      const facts = Object.fromEntries(places.map((place) => [place, `<${place}>`]));
      const said = format(sentence, facts);
      for (const place of places) expect(said).toContain(`<${place}>`);
      expect(said).not.toMatch(/[{}]/);
    }
  });

  it("the compiler asks for each fact, and a sentence without one is never shown", () => {
    expect(sentenceOf("team_place_taken", { name: "Night watch" })).toBe(
      "Night watch is already in this team. There is nothing to add.",
    );
    // @ts-expect-error: the sentence names somebody
    expect(() => sentenceOf("team_place_taken")).toThrow();
    // @ts-expect-error: the sentence names somebody else
    expect(() => refuse("team_place_taken", { org: "Acme" })).toThrow(/name/);
    // @ts-expect-error: there is no such refusal
    expect(() => explain(whyNot("no_such_code"))).toThrow();
  });

  it("counts and choices are said as the language says them", () => {
    const waiting =
      "{count, plural, =0 {No one is} one {# person is} other {# people are}} waiting in {org}.";
    expect([0, 1, 2].map((count) => format(waiting, { count, org: "Acme" }))).toEqual([
      "No one is waiting in Acme.",
      "1 person is waiting in Acme.",
      "2 people are waiting in Acme.",
    ]);
  });
});
