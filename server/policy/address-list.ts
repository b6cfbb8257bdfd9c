import { isEmail, normalizeEmail } from "./email";
import { signInWords } from "./sign";
import { cleanLine, lengthOf, startOf, withoutUnseen } from "./text";

/** One entry of a typed list: the address with a name if there was one, or what was meant to be an address. */
export type TypedAddress =
  | { text: string; email: string; name: string | null }
  | { text: string; email: null; name: null };

/** Why a text that looks like an address is none, where one cannot see it: a letter of another alphabet. */
export function whyNoAddress(text: string): string | null {
  const [sign] = text.match(/[^\p{ASCII}]/u) ?? [];
  return sign && text.includes("@")
    ? `It has ${signInWords(sign)}, which is not a plain Latin letter. Type it again.`
    : null;
}

/**
 * Reads what somebody typed or pasted: addresses parted by commas, semicolons, spaces and new lines, with or without a
 * name (`Ann Lee <ann@x.example>`). An address that comes twice counts once. Reads each character once.
 */
export function readAddresses(text: string): TypedAddress[] {
  const found: TypedAddress[] = [];
  const seen = new Set<string>();
  const put = (entry: TypedAddress) => {
    const key = entry.email === null ? `?${entry.text}` : normalizeEmail(entry.email);
    if (!seen.has(key)) found.push(entry);
    seen.add(key);
  };
  for (const line of text.split(/[\r\n]+/)) for (const part of partsOf(line)) readPart(part, put);
  return found;
}

/** Parts of a line at its commas and semicolons, but for those between quotation marks. */
function partsOf(line: string): string[] {
  const parts = [""];
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? "";
    if (letter === '"' && (quoted || line.includes('"', at + 1))) quoted = !quoted;
    if (!quoted && (letter === "," || letter === ";")) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function readPart(part: string, put: (entry: TypedAddress) => void): void {
  let rest = part;
  while (rest.trim() !== "") {
    const open = rest.indexOf("<");
    const close = open < 0 ? -1 : rest.indexOf(">", open);
    if (close < 0) {
      for (const word of words(rest)) put(entryOf(word, null));
      return;
    }
    // Addresses may stand before the name of the next one: "bo@x.example Ann Lee <ann@x.example>".
    const before = words(rest.slice(0, open));
    const last = before.findLastIndex((word) => word.includes("@"));
    for (const word of before.slice(0, last + 1)) put(entryOf(word, null));
    put(entryOf(rest.slice(open + 1, close), nameIn(before.slice(last + 1).join(" "))));
    rest = rest.slice(close + 1);
  }
}

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== "");

function nameIn(text: string): string | null {
  const name = cleanLine(text.replaceAll('"', ""));
  return lengthOf(name) >= 2 && lengthOf(name) <= 50 ? name : null;
}

function entryOf(typed: string, name: string | null): TypedAddress {
  const text = withoutUnseen(typed);
  if (!isEmail(text)) return { text: startOf(cleanLine(typed), 300), email: null, name: null };
  return { text, email: text, name };
}
