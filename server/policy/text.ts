/**
 * Characters that nobody sees: Unicode's default-ignorable ones, blanks that are no space, controls, half characters.
 */
const hidden = "[\\p{DI}\\u2800\\ufff9-\\ufffb\\u{16fe4}\\u{1d159}\\p{Cc}\\p{Cs}]";

const joiningScripts = "Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr".split(" ");

/**
 * Where one of them changes what stands beside it: without it, a name would be spelled wrong or an emoji fall apart.
 */
const spelled = [
  `(?<=[${joiningScripts.map((script) => `\\p{scx=${script}}`).join("")}])[\\u200c\\u200d](?=[\\p{L}\\p{M}])`,
  "(?<=\\p{sc=Mong})[\\u180b-\\u180d\\u180f]",
  "(?<=\\p{sc=Han})[\\u{e0100}-\\u{e01ef}]",
  "(?<=\\p{ExtPict})[\\ufe0e\\ufe0f]",
  "(?<=\\p{ExtPict}[\\ufe0f\\p{EMod}]?)\\u200d(?=\\p{ExtPict})",
].join("|");

const unseen = new RegExp(hidden, "gu");
const spelledHere = new RegExp(spelled, "uy");
/** Controls that part words are spaces first. */
const spaces = /[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]+/gu;

/** Text for one line as it is stored: composed (NFC), without characters that nobody sees, spaces folded. */
export function cleanLine(text: string): string {
  return text
    .replaceAll(spaces, " ")
    .replaceAll(unseen, (sign: string, at: number, whole: string) => {
      spelledHere.lastIndex = at;
      return spelledHere.test(whole) ? sign : "";
    })
    .normalize("NFC")
    .replaceAll(/ +/g, " ")
    .trim();
}

/** Several lines likewise; line breaks stay, at most two in a row. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same text without any character that nobody sees; for addresses, which need none of them. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(spaces, " ").replaceAll(unseen, "").trim();
}

/** Length as people count it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** The first so many characters of a text, none of them cut in half. */
export function startOf(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(0, most).join("");
}

/** Whether there is something in it that one can read out: a letter or a digit. Marks and signs alone name nothing. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Why PostgreSQL couldn't store this text, naming the character in words; null if it can. */
export function whyUnstorable(text: string): string | null {
  const [found] = text.match(/[\0\p{Cs}]/u) ?? [];
  if (found === undefined) return null;
  const what = found === "\0" ? "a null character" : "half of a character (an incomplete emoji or letter)";
  return `This contains ${what}, which can't be saved. Delete it, or type the text again.`;
}
