/** Letters of other scripts, and digits, that the eye takes for a Latin letter. */
const looksLike = new Map(
  Object.entries({
    a: "аα",
    b: "вβь",
    c: "сϲ",
    e: "еєε",
    h: "нһ",
    i: "іıιl1|íї",
    j: "ј",
    k: "кκ",
    m: "мμ",
    n: "пη",
    o: "оοσ0ө",
    p: "рρ",
    s: "ѕ5$",
    t: "тτ",
    u: "υ",
    v: "ν",
    w: "ԝω",
    x: "хχ",
    y: "уγү",
    z: "ζ",
  }).flatMap(([message, others]) => Array.from(others, (other) => [other, message] as const)),
);

/**
 * A name as it is compared: two that the eye does not tell apart are one. Compatibility forms, accents, capitals, signs
 * and spaces are left out, and look-alikes of other scripts read as Latin.
 */
export function nameKey(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[\p{Z}\p{P}\p{Cf}\p{Cc}]/gu, "");
  const key = Array.from(plain, (message) => looksLike.get(message) ?? message).join("");
  // A name of signs alone is compared as it is.
  return key === "" ? name.normalize("NFKC").trim().toLowerCase() : key;
}
