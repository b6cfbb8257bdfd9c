import { type WhyNot, whyNot } from "./reason";
import { lengthOf } from "./text";

/** The least length by default; a platform may ask for more, never for less than 8. */
export const leastPasswordLength = 12;
export const mostPasswordLength = 256;

/**
 * Why this password may not be chosen, or null (NIST SP 800-63B-4, ASVS 6.1.2 and 6.2). Lengths are code points
 * after NFC; there are no composition rules.
 * @param isCommon whether a lower-case text is on the list of common passwords
 * @param personal words an attacker would try first, with what each is ("your name")
 */
export function whyNotPassword(
  password: string,
  isCommon: (text: string) => boolean,
  personal: readonly { word: string; what: string }[],
  least = leastPasswordLength,
): WhyNot<"password_short" | "password_long" | "password_common" | "password_personal"> | null {
  const normal = password.normalize("NFC");
  const length = lengthOf(normal);
  if (length < least) return whyNot("password_short", { least });
  if (length > mostPasswordLength) return whyNot("password_long");

  const lower = normal.toLowerCase();
  if (isCommon(lower) || isCommon(core(lower)) || isRepetition(lower)) return whyNot("password_common");
  const found = personal.find(({ word }) => lengthOf(word) >= 4 && lower.includes(word.toLowerCase()));
  return found ? whyNot("password_personal", { what: found.what }) : null;
}

/** What is left of "password2026!!" when the usual decoration is taken off: digits and signs at both ends. */
function core(lower: string): string {
  return lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

/** One to four characters over and over: "aaaaaaaaaaaa", "abcabcabcabc". */
function isRepetition(lower: string): boolean {
  return /^(.{1,4})\1+$/su.test(lower);
}

/** The words of a person and place that a password must not contain (ASVS 6.2.11). */
export function personalWords(person: {
  name: string;
  email: string;
  organization?: string;
  product: string;
}) {
  const mailbox = person.email.split("@")[0] ?? "";
  return [
    { word: person.product, what: "the name of this product" },
    { word: mailbox, what: "your address" },
    ...(person.organization ? [{ word: person.organization, what: "the organization's name" }] : []),
    ...person.name.split(/\s+/).map((word) => ({ word, what: "your name" })),
  ];
}
