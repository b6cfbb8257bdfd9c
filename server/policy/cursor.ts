import { whyUnstorable } from "./text";

/**
 * A place in a sorted list: the sort value and the id of the row it follows, as text for a URL. A key that was
 * tampered with is no key: the list starts from its beginning.
 */
export interface Cursor {
  value: string;
  id: string;
}

export function encodeCursor({ value, id }: Cursor): string {
  return toBase64Url(JSON.stringify([value, id]));
}

export function decodeCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const parsed: unknown = JSON.parse(fromBase64Url(text));
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [value, id] = parsed;
    if (typeof value !== "string" || typeof id !== "string" || whyUnstorable(value)) return null;
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { value, id } : null;
  } catch {
    return null;
  }
}

/** A place in a list by time: microseconds since 1970, since a Date would lose three digits, and skip rows. */
export function decodeTimeCursor(text: string | undefined): Cursor | null {
  const key = decodeCursor(text);
  return key && isTimeCursorValue(key.value) ? key : null;
}

/** True for what a list by time gives as a key. */
export const isTimeCursorValue = (value: string) => /^-?\d{1,16}$/.test(value);

const toBase64Url = (text: string) => Buffer.from(text, "utf8").toString("base64url");
const fromBase64Url = (text: string) => Buffer.from(text, "base64url").toString("utf8");
