import { isEmail } from "./email";
import { withoutUnseen } from "./text";

/**
 * One address as people and their programs write it: with `mailto:` before it or quotation marks around, and perhaps with
 * letters like ü in its domain, which mail knows by another name (IDN). Null for what is no address.
 */
export function addressIn(typed: string): string | null {
  const text = undecorated(typed);
  if (text.length > 254) return null;
  if (isEmail(text)) return text;
  const at = text.lastIndexOf("@");
  const domain = asciiDomain(text.slice(at + 1));
  const address = `${text.slice(0, at)}@${domain}`;
  return at > 0 && domain && isEmail(address) ? address : null;
}

/** The text of an address without what programs put around it. */
export function undecorated(typed: string): string {
  const text = withoutUnseen(typed);
  if (/^mailto:/i.test(text)) return (text.slice("mailto:".length).split("?")[0] ?? "").trim();
  return /^["'‘“]/u.test(text) && /["'’”]$/u.test(text) ? text.slice(1, -1).trim() : text;
}

/**
 * A domain with letters beyond ASCII as mail writes it: bücher.example is xn--bcher-kva.example. Null for one that mixes
 * alphabets within a word or uses look-alikes of plain letters, since it would not be the domain that it seems to be.
 */
function asciiDomain(domain: string): string | null {
  if (!/[^\p{ASCII}]/u.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  const messages = Array.from(domain.normalize("NFC"));
  const asciiInDisguise = Array.from(domain).some(
    (sign) => /[^\p{ASCII}]/u.test(sign) && /^\p{ASCII}+$/u.test(sign.normalize("NFKC")),
  );
  if (asciiInDisguise || messages.length > 253) return null;
  const mixed = domain.split(".").some((word) => /\p{Script=Latin}/u.test(word) && otherScript.test(word));
  if (mixed) return null;
  try {
    // The URL parser of the platform knows the rules (UTS 46); Node.js and browsers share them.
    return new URL(`http://${messages.join("")}`).hostname;
  } catch {
    return null;
  }
}

const otherScript = /(?!\p{Script=Latin})\p{L}/u;
