/**
 * A place in a sorted list: the sort value and the id of the row it follows, as text for a URL. A key that was
 * tampered with is no key: the list starts from its beginning.
 */
export interface PageKey {
  value: string;
  id: string;
}

export function writeKey({ value, id }: PageKey): string {
  return toBase64Url(JSON.stringify([value, id]));
}

export function readKey(text: string | undefined): PageKey | null {
  if (!text) return null;
  try {
    const parsed: unknown = JSON.parse(fromBase64Url(text));
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [value, id] = parsed;
    if (typeof value !== "string" || typeof id !== "string" || value.includes("\u0000")) return null;
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { value, id } : null;
  } catch {
    return null;
  }
}

/** A key whose value is a moment as the database writes it; anything else is no key. */
export function readMomentKey(text: string | undefined): PageKey | null {
  const key = readKey(text);
  return key && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(key.value) ? key : null;
}

const toBase64Url = (text: string) => Buffer.from(text, "utf8").toString("base64url");
const fromBase64Url = (text: string) => Buffer.from(text, "base64url").toString("utf8");
