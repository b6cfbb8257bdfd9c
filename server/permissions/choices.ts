import type { Catalog } from "@/server/policy/catalog";

/** Everything that can be granted, category by category, as a form shows it. */
export const choicesOf = (catalog: Catalog) =>
  catalog.categories.map(({ key, label, permissions }) => ({
    key,
    category: label,
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
        },
      ];
    }),
  }));

/** The labels of permissions, in catalog order; what no catalog knows at present is left out. */
export const labelsOf = (catalog: Catalog, keys: readonly string[]): string[] => {
  const wanted = new Set(keys);
  return [...catalog.permissions.values()].flatMap(({ key, label }) => (wanted.has(key) ? [label] : []));
};
