/**
 * Makes text that people typed safe to show in an email. Mail programs turn anything that looks like an address into
 * a link, so such text is broken up wherever a link could start. Only links built from our configuration stay intact.
 */

/** Control and format characters, including bidirectional overrides; the joiners that scripts and emoji need are kept. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const joiners = new Set(["\u200c", "\u200d"]);
// The length is limited to avoid quadratic backtracking on long words.
const scheme = /[a-z][a-z0-9+.-]{0,30}:[/\\]+/gi;
/** A dot of any script, a colon or an at sign directly followed by more text: where a link would be recognized. */
const linkish = /([.\u3002\uff0e\uff61\u2024:\uff1a@\uff20])(?=[\p{L}\p{N}\p{S}[/\\])/gu;
/** Zero-width non-joiner: invisible, and not allowed at that place in a host name, so no link resolves. */
const brake = "\u200c";
const piledMarks = /(\p{M}{3})\p{M}+/gu;

/** Far more than is ever shown; the rest is cut before any processing. */
const mostRead = 2_000;

/** Typed text as one line: at most `max` code points, no line breaks, nothing a mail program could link. */
export function line(text: string, max: number): string {
  const plain = text
    .slice(0, mostRead)
    .normalize("NFC")
    .replaceAll(/\s/gu, " ")
    .replaceAll(unwanted, (character) => (joiners.has(character) ? character : ""))
    .replaceAll(piledMarks, "$1")
    .replaceAll(/["“”„‟«»]/gu, "'");
  return cut(unlinked(plain).replaceAll(/ +/g, " ").trim(), max);
}

/** A name; one without any visible character becomes `otherwise`. */
export function nameOf(text: string, max = 60, otherwise = "Someone"): string {
  const shown = line(text, max);
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(shown) ? shown : otherwise;
}

/** Typed text as lines for a quotation: at most 20, of up to 300 code points each. */
export function lines(text: string): string[] {
  const all = text.split(/\r\n|[\r\n\u2028\u2029\u0085]/).map((part) => line(part, 300));
  const kept = all.filter((part, i) => part !== "" || (i > 0 && all[i - 1] !== ""));
  while (kept.at(-1) === "") kept.pop();
  return kept.length > 20 ? [...kept.slice(0, 20), "…"] : kept;
}

function unlinked(text: string): string {
  let left = text;
  // Removing one scheme can leave another behind (as in "httphttp://://"), so repeat until none is left.
  for (let before = ""; before !== left; ) {
    before = left;
    left = left.replaceAll(scheme, "");
  }
  return left.replaceAll(linkish, `$1${brake}`);
}

function cut(text: string, max: number): string {
  const points = Array.from(text);
  if (points.length <= max) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    if (Array.from(kept + segment).length >= max) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
