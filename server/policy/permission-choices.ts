import { builtIns, type Catalog } from "@/server/policy/catalog";

/** Everything that can be granted, category by category, as a form shows it. */
export const choicesOf = (catalog: Catalog) =>
  catalog.categories.map(({ key, label, permissions }, place) => ({
    key,
    category: label,
    /** True for one of the first catalog; those of others follow. */
    main: place < catalog.main,
    actions: permissions.flatMap((permission) => {
      const found = catalog.permissions.get(permission);
      if (!found) return [];
      return [
        {
          key: permission,
          label: found.label,
          /** "view" beneath its own category, else in full. */
          action: permission.startsWith(`${key}.`)
            ? permission.slice(key.length + 1).replaceAll("_", " ")
            : found.label,
          description: found.description,
          requires: found.requires,
          /** What is done with it, where an action of it needs more or reaches less far (DST-6, DST-7). */
          acts: [...found.actions].map(([act, { resource }]) => ({ key: act, resource })),
        },
      ];
    }),
  }));

/**
 * The categories across a list of people: those of the first catalog are columns of their own, the others follow behind
 * one. What only Gatehouse itself guards is no work of a product and has none.
 */
export function columnsOf(catalog: Catalog) {
  const shown = catalog.categories.map(({ key, label }) => ({ key, label }));
  const beside = shown.slice(catalog.main).filter(({ key }) => key !== builtIns.key);
  return { main: shown.slice(0, catalog.main), beside };
}

/** The labels of permissions, in catalog order; what no catalog knows at present is left out. */
export const labelsOf = (catalog: Catalog, keys: readonly string[]): string[] => {
  const wanted = new Set(keys);
  return [...catalog.permissions.values()].flatMap(({ key, label }) => (wanted.has(key) ? [label] : []));
};
