/** What people call characters that cannot be seen, or that look like another. */
const names = new Map<string, string>([
  ["\u0000", "a null character"],
  ["\t", "a tab"],
  ["\n", "a line break"],
  ["\r", "a line break"],
  [" ", "a space"],
  ["\u00a0", "a no-break space"],
  ["\u00ad", "a soft hyphen"],
  ["\u200b", "a zero-width space"],
  ["\u200c", "a zero-width non-joiner"],
  ["\u200d", "a zero-width joiner"],
  ["\u2060", "a word joiner"],
  ["\u2800", "a blank Braille pattern"],
  ["\u3000", "an ideographic space"],
  ["\ufeff", "a byte order mark"],
]);

/**
 * A character in words, for a sentence that says what is wrong with a text: what can be seen stands in quotation marks,
 * what cannot is called by its name.
 */
export function signInWords(sign: string): string {
  const known = names.get(sign);
  if (known) return known;
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  if (/[\u115f\u1160\u3164\uffa0]/u.test(sign)) return `a Hangul filler (${code})`;
  if (/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u.test(sign)) return `a text direction mark (${code})`;
  if (/\p{Variation_Selector}/u.test(sign)) return `a variation selector (${code})`;
  if (/\p{Cs}/u.test(sign)) return `half of a character (${code})`;
  if (/\p{Cc}/u.test(sign)) return `a control character (${code})`;
  if (/\p{Zs}/u.test(sign)) return `an unusual space (${code})`;
  if (/\p{M}/u.test(sign)) return `an accent by itself (${code})`;
  if (/[\p{DI}\p{Cf}\p{Cn}\p{Co}]/u.test(sign)) return `an invisible character (${code})`;
  return `“${sign}”`;
}
