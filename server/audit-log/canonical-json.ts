import canonicalize from "canonicalize";

/**
 * Canonical JSON (RFC 8785): keys in code-unit order, no white space, undefined left out. Entries of the audit are hashed
 * in this form.
 * Throws an Error for what JSON cannot say: NaN, infinity, a circle, half of a surrogate pair.
 */
export function canonicalJson(value: object): string {
  return canonicalize(value) ?? "null";
}
