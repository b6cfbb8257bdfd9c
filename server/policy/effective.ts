import type { Catalog, Permission } from "./catalog";

/**
 * What of the permissions somebody holds counts: those of the organization's catalogs whose prerequisites count as well
 * (INV-5). The others are inert, not gone.
 */
export function effectiveOf(catalog: Catalog, held: Iterable<string>): Set<string> {
  const known = [...new Set(held)].flatMap((key) => catalog.permissions.get(key) ?? []);
  const rank = ({ key }: Permission) => catalog.rank.get(key) ?? 0;
  const effective = new Set<string>();
  // Prerequisites come before what needs them, so that one pass is enough.
  for (const { key, requires } of known.sort((a, b) => rank(a) - rank(b))) {
    if (requires.every((needed) => effective.has(needed))) effective.add(key);
  }
  return effective;
}

/** The permissions without effect, each with the prerequisites it lacks. */
export function inertOf(catalog: Catalog, held: Iterable<string>): Map<string, string[]> {
  const unique = new Set(held);
  const effective = effectiveOf(catalog, unique);
  const inert = new Map<string, string[]>();
  for (const key of unique) {
    const permission = catalog.permissions.get(key);
    if (!permission || effective.has(key)) continue;
    inert.set(
      key,
      permission.requires.filter((needed) => !effective.has(needed)),
    );
  }
  return inert;
}

/** What these permissions need that is not among them, with all that it needs in turn, in catalog order. */
export function missingFor(catalog: Catalog, keys: Iterable<string>): string[] {
  const have = new Set(keys);
  const missing = new Set<string>();
  const queue = [...have];
  for (const key of queue) {
    for (const needed of catalog.permissions.get(key)?.requires ?? []) {
      if (have.has(needed) || missing.has(needed)) continue;
      missing.add(needed);
      queue.push(needed);
    }
  }
  return [...catalog.permissions.keys()].filter((key) => missing.has(key));
}
