/** Signs that stand for one another on keyboards: apostrophes, then hyphens and dashes. */
const [apostrophes, dashes] = ["´`‘’‚‛ʹʻʼʽˈ′‵՚＇", "‐‑‒–—―−﹘﹣－"];
/** Letters that no decomposition takes apart, and what people type for them. */
const spellings: Record<string, string> = {
  ...{ ł: "l", đ: "d", ð: "d", ø: "o", ı: "i", ħ: "h", ŧ: "t", ς: "σ" },
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th" },
};
/** Accents, vowel points that are mostly left out in writing, and the stretch of Arabic. */
const marks =
  "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670" +
  "\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
const unseen =
  "\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\ufe00-\\ufe0f\\ufeff" +
  "\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}";
const left = new RegExp(`[${marks}${unseen}]`, "gu");
const apostrophe = new RegExp(`[${apostrophes}]`, "gu");
const dash = new RegExp(`[${dashes}]`, "gu");
const spelled = new RegExp(`[${Object.keys(spellings).join("")}]`, "gu");

/**
 * Text as it is compared, everywhere: without capitals, accents and what nobody sees; one apostrophe, one hyphen; ß as
 * ss, æ as ae, a sigma at the end as any other. The function `folded` of the database gives the same, which a test holds.
 */
export function fold(text: string): string {
  return (
    text
      .replaceAll(apostrophe, "'")
      .replaceAll(dash, "-")
      .normalize("NFKD")
      .replaceAll(left, "")
      .toLowerCase()
      // Once more, for what NFKD took apart: "ŉ" holds an apostrophe, "⁻" a minus.
      .replaceAll(apostrophe, "'")
      .replaceAll(dash, "-")
      .replaceAll(spelled, (letter) => spellings[letter] ?? letter)
  );
}

/** Whether two names are one to somebody who types one of them. */
export const isSameText = (one: string, other: string): boolean =>
  fold(one).trim().split(/\s+/).join(" ") === fold(other).trim().split(/\s+/).join(" ");

const alphabet = new Intl.Collator("und");

/** The order of names in a list, as the database's collation "alphabetical" has it. */
export const byAlphabet = (one: string, other: string): number => alphabet.compare(fold(one), fold(other));

/** Many things in the order of their names, each of which is folded once. */
export function inAlphabet<T>(things: readonly T[], nameOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, key: fold(nameOf(thing)) }))
    .sort((a, b) => alphabet.compare(a.key, b.key))
    .map(({ thing }) => thing);
}
