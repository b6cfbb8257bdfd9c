/** Characters that nobody types into a name on purpose: controls, bidirectional overrides, invisible joiners at large. */
const unwanted = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** One line of somebody's text as it is stored: composed (NFC), without control characters, spaces folded. */
export function cleanLine(text: string): string {
  return text.normalize("NFC").replaceAll(unwanted, " ").replaceAll(/\s+/gu, " ").trim();
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

/** Length as people count it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
