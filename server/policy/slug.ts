/** Reserved words: they are used in paths beside organizations, so no organization can have them. */
const reserved = new Set(["new", "admin", "api", "platform", "account", "settings", "users", "gatehouse"]);

/** The form of an organization's address: 1 to 48 of a–z, 0–9 and inner hyphens. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/.test(text) && !reserved.has(text);
}

/** A proposal of an address for a name; empty when the name has nothing to make one from. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 48)
    .replace(/-+$/, "");
  return isSlug(slug) ? slug : "";
}
