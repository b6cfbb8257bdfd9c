import { type Catalog, labelOf } from "@/server/policy/catalog";
import { decideAll, type Facts, inForce } from "@/server/policy/decision";
import { inertOf } from "@/server/policy/effective";

/**
 * Everything of an organization's catalogs that concerns one person: what they may do, how far and why; and what was
 * granted but is inert, with what it lacks.
 */
export function accessOf(catalog: Catalog, facts: Facts) {
  const categories = catalog.categories.map(({ key }) => key);
  return {
    categories: whysOf(catalog, facts, categories).flatMap(({ permissions, ...category }) => {
      const concern = permissions.filter(({ allowed, lacks }) => allowed || lacks);
      return concern.length === 0 ? [] : [{ ...category, permissions: concern }];
    }),
  };
}

/** The decision about every permission of these categories, each with the way to it; those unknown are left out. */
export function whysOf(catalog: Catalog, facts: Facts, categories: readonly string[]) {
  const inert = inertOf(
    catalog,
    facts.holdings.flatMap((holding) => (inForce(holding, facts) ? holding.permissions : [])),
  );
  const asked = catalog.categories.filter(({ key }) => categories.includes(key));
  return asked.map(({ key, label, permissions }) => {
    const asks = permissions.map((permission) => ({ permission }));
    return {
      ...{ key, label },
      permissions: decideAll(catalog, facts, asks).map((decision, place) => {
        const permission = permissions[place] ?? "";
        return {
          key: permission,
          label: labelOf(catalog, permission),
          ...decision,
          /** What it needs and lacks, by label; null for what counts, and for what was not granted. */
          lacks: decision.allowed
            ? null
            : (inert.get(permission)?.map((key) => labelOf(catalog, key)) ?? null),
        };
      }),
    };
  });
}
