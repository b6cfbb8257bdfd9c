import type { Catalog } from "@/server/policy/catalog";
import { decideAll, type Facts, inForce } from "@/server/policy/decision";
import { inertOf } from "@/server/policy/effective";

/**
 * Everything of an organization's catalogs that concerns one person: what they may do, how far and why; and what was
 * granted but is inert, with what it lacks.
 */
export function accessOf(catalog: Catalog, facts: Facts) {
  const keys = [...catalog.permissions.keys()];
  const decisions = new Map(
    decideAll(
      catalog,
      facts,
      keys.map((permission) => ({ permission })),
    ).map((decision, place) => [keys[place], decision]),
  );
  const inert = inertOf(
    catalog,
    facts.holdings.flatMap((holding) => (inForce(holding, facts) ? holding.permissions : [])),
  );
  const labelOf = (key: string) => catalog.permissions.get(key)?.label ?? key;
  return {
    categories: catalog.categories.flatMap(({ key, label, permissions }) => {
      const shown = permissions.flatMap((permission) => {
        const decision = decisions.get(permission);
        const lacks = inert.get(permission);
        if (!decision || (!decision.allowed && !lacks)) return [];
        return [
          {
            key: permission,
            label: labelOf(permission),
            description: catalog.permissions.get(permission)?.description ?? "",
            ...decision,
            /** What it needs and lacks, by label; null for what counts. */
            lacks: decision.allowed ? null : (lacks ?? []).map(labelOf),
          },
        ];
      });
      return shown.length === 0 ? [] : [{ key, label, permissions: shown }];
    }),
  };
}
