import { builtIns, type Catalog } from "./catalog";
import { effectiveOf } from "./effective";

/** One badge of the System Permissions cell: a category held wholly or in part, and what of it. */
export interface Badge {
  category: string;
  /** True for a category of a catalog beside the first: these are shown as "+3" and named on demand. */
  beside: boolean;
  part: boolean;
  actions: readonly string[];
}

/**
 * Rolls what somebody holds up into badges, by category; what is inert shows none. A Manager carries everything,
 * because Manager.
 */
export function badgesOf(catalog: Catalog, held: readonly string[], isManager: boolean): Badge[] {
  const effective = isManager ? null : effectiveOf(catalog, held);
  return catalog.categories.flatMap(({ key, label, permissions }, place) => {
    // What only Gatehouse itself guards is no work of a product: it has boxes, and no badge.
    if (key === builtIns.key) return [];
    const some = effective ? permissions.filter((key) => effective.has(key)) : permissions;
    if (some.length === 0) return [];
    const part = some.length < permissions.length;
    return [{ category: label, beside: place >= catalog.main, part, actions: some.map(actionOf) }];
  });
}

/** The verb of a key: `backup.view` reads "view" beneath its category. */
const actionOf = (key: string) =>
  key
    .slice(key.indexOf(".") + 1)
    .replaceAll("_", " ")
    .replaceAll(".", " ");
