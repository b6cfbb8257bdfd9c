/**
 * What people typed, made fit to stand in a mail. Mail programs turn whatever looks like an address into a link,
 * so text of people is broken up where one could begin; only links made from our configuration stay whole.
 */

/** Controls and format characters (bidirectional overrides among them), less the joiners that scripts and emoji need. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const joiners = new Set(["\u200c", "\u200d"]);
// Bounded, so that a long word is not looked through again from each of its letters.
const scheme = /[a-z][a-z0-9+.-]{0,30}:[/\\]+/gi;
/** A dot of any script, a colon or an at sign with more right behind it: where a link would be recognized. */
const linkish = /([.\u3002\uff0e\uff61\u2024:\uff1a@\uff20])(?=[\p{L}\p{N}\p{S}[/\\])/gu;
/** Zero-width non-joiner: invisible, and no host name may hold it there, so that nothing resolves. */
const brake = "\u200c";
const piledMarks = /(\p{M}{3})\p{M}+/gu;

/** Far more than any place shows: what stands behind it is not even looked at. */
const mostRead = 2_000;

/** One line of somebody's text: at most `max` code points, no line breaks, nothing a mail program could link. */
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

/** A name; what has nothing visible in it becomes `otherwise`. */
export function nameOf(text: string, max = 60, otherwise = "Somebody"): string {
  const shown = line(text, max);
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(shown) ? shown : otherwise;
}

/** Several lines, at most 20 of 300 code points each, for a quotation. */
export function lines(text: string): string[] {
  const all = text.split(/\r\n|[\r\n\u2028\u2029\u0085]/).map((part) => line(part, 300));
  const kept = all.filter((part, i) => part !== "" || (i > 0 && all[i - 1] !== ""));
  while (kept.at(-1) === "") kept.pop();
  return kept.length > 20 ? [...kept.slice(0, 20), "…"] : kept;
}

function unlinked(text: string): string {
  let left = text;
  // Taking one scheme out can make another appear, so until none is left.
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
