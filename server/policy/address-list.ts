import { normalizeEmail } from "./email";
import { signInWords } from "./sign";
import { cleanLine, isReadable, lengthOf, startOf } from "./text";
import { addressIn, undecorated } from "./typed-address";

/** One entry of a typed list: the address with a name if there was one, or what was meant to be an address. */
export type TypedAddress =
  | { text: string; email: string; name: string | null }
  | { text: string; email: null; name: null };

/**
 * Why a text that looks like an address is none, where one cannot see it: a letter of another alphabet. Of a domain that
 * may have such letters, how mail writes it.
 */
export function whyNoAddress(text: string): string | null {
  const written = addressIn(text);
  if (written?.includes("xn--") && !text.includes("xn--")) return `Enter it as ${written}.`;
  const [sign] = text.match(/[^\p{ASCII}]/u) ?? [];
  return sign && text.includes("@")
    ? `It has ${signInWords(sign)}, which isn’t a plain Latin letter. Type it again.`
    : null;
}

/**
 * Reads what somebody typed or pasted: addresses parted by commas, semicolons, spaces and new lines, with or without a
 * name (`Ann Lee <ann@x.example>`, Outlook's `Lee, Ann <ann@x.example>;`), or columns of a spreadsheet. An address that
 * comes twice counts once. Reads each character once. The parser of addresses that nodemailer brings is for headers of
 * mails: it takes the comma in `Lee, Ann` for a separator, and knows no columns.
 */
export function readAddresses(text: string): TypedAddress[] {
  const found: TypedAddress[] = [];
  const seen = new Set<string>();
  const put = (entry: TypedAddress) => {
    const key = entry.email === null ? `?${entry.text}` : normalizeEmail(entry.email);
    if (!seen.has(key)) found.push(entry);
    seen.add(key);
  };
  const lines = text.split(/[\r\n\u0085\u2028\u2029]+/u);
  for (const [place, line] of lines.entries()) {
    if (line.includes("\t") && readColumns(line, place === 0, put)) continue;
    for (const part of partsOf(line, semicolons)) readPart(part, put);
  }
  return found;
}

const semicolons = new Set(";；؛");
const commas = new Set(",，、､،");

/** Headings that come along when whole columns are copied. */
const isHeading = (cell: string) => /^(full |display )?name$|^e-?mail( address)?$/i.test(cell);

/** One row of a spreadsheet: a cell with one address, and the name in the cells beside it. False for any other line. */
function readColumns(line: string, first: boolean, put: (entry: TypedAddress) => void): boolean {
  const cells = line
    .split("\t")
    .map(cleanLine)
    .filter((cell) => cell !== "");
  if (first && cells.length > 1 && cells.every(isHeading)) return true;
  const addresses = cells.filter((cell) => cell.includes("@"));
  const [address] = addresses;
  if (addresses.length !== 1 || address === undefined || addressIn(address) === null) return false;
  const others = cells.filter((cell) => cell !== address && !/\d/.test(cell));
  put(entryOf(address, others.length <= 3 ? nameIn(others.join(" ")) : null));
  return true;
}

/** Parts of a line at these signs, but for those between quotation marks. */
function partsOf(line: string, signs: ReadonlySet<string>): string[] {
  const parts = [""];
  let quoted = false;
  const lastMark = line.lastIndexOf('"');
  for (let at = 0; at < line.length; at++) {
    const message = line[at] ?? "";
    if (message === '"' && (quoted || at < lastMark)) quoted = !quoted;
    if (!quoted && signs.has(message)) parts.push("");
    else parts[parts.length - 1] += message;
  }
  return parts;
}

/** Reads what stands between two semicolons: names are before an address in angle brackets. */
function readPart(part: string, put: (entry: TypedAddress) => void): void {
  let rest = part;
  while (rest.trim() !== "") {
    const open = rest.indexOf("<");
    const close = open < 0 ? -1 : rest.indexOf(">", open);
    const before = close < 0 ? rest : rest.slice(0, open);
    const pieces = partsOf(before, commas).map((piece) => piece.trim());
    const name = close < 0 ? [] : nameBehind(pieces);
    for (const piece of pieces) for (const word of words(piece)) put(entryOf(word, null));
    if (close < 0) return;
    put(entryOf(rest.slice(open + 1, close), nameIn(name.join(", "))));
    rest = rest.slice(close + 1);
  }
}

/**
 * Takes the name at the end of these pieces away from them and gives it: `bo@x.example Ann Lee` holds one, and so do the
 * two pieces of `Lee, Ann`. A piece that could be a mistyped address is none of a name.
 */
function nameBehind(pieces: string[]): string[] {
  const own = words(pieces.pop() ?? "");
  const last = own.findLastIndex((word) => word.includes("@"));
  const name = [own.slice(last + 1).join(" ")];
  if (last >= 0) pieces.push(own.slice(0, last + 1).join(" "));
  const family = pieces.at(-1) ?? "";
  if (last < 0 && name[0] !== "" && looksLikeName(family)) name.unshift(pieces.pop() ?? "");
  return name;
}

const looksLikeName = (text: string) => /^[\p{L}\p{M}'’.\s-]+$/u.test(text) && !/\.\p{L}{2,}/u.test(text);

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== "");

function nameIn(text: string): string | null {
  const name = cleanLine(text.replaceAll('"', ""));
  return isReadable(name) && lengthOf(name) >= 2 && lengthOf(name) <= 50 ? name : null;
}

function entryOf(typed: string, name: string | null): TypedAddress {
  const email = addressIn(typed);
  if (email === null) return { text: startOf(undecorated(typed), 300), email: null, name: null };
  return { text: email, email, name };
}
