import { fold } from "./fold";

/** Letters of other scripts, and digits, that the eye takes for a Latin letter. */
const looksLike = new Map(
  Object.entries({
    a: "аα",
    b: "вβь",
    c: "сϲ",
    e: "еєε",
    h: "нһ",
    i: "іıιl1|íї",
    j: "ј",
    k: "кκ",
    m: "мμ",
    n: "пη",
    o: "оοσ0ө",
    p: "рρ",
    s: "ѕ5$",
    t: "тτ",
    u: "υ",
    v: "ν",
    w: "ԝω",
    x: "хχ",
    y: "уγү",
    z: "ζ",
  }).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
);

/**
 * A name as it is compared for uniqueness: two that look alike are one. What `fold` makes equal is equal here too; besides,
 * punctuation and spaces are left out, and look-alikes of other scripts read as Latin.
 */
export function nameKey(name: string): string {
  const folded = fold(name);
  const plain = folded.replaceAll(/[\p{M}\p{Z}\p{P}\p{Cf}\p{Cc}]/gu, "");
  const key = Array.from(plain, (letter) => looksLike.get(letter) ?? letter).join("");
  // A name without letters or digits keeps its punctuation.
  return key === "" ? folded.trim() : key;
}
