import type { BecauseCode } from "@/server/policy/because";
import { type Catalog, labelOf } from "@/server/policy/catalog";
import { decideAll, type Facts, isInForce, whyNothing } from "@/server/policy/decision";
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
    facts.holdings.flatMap((holding) => (isInForce(holding, facts) ? holding.permissions : [])),
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

/**
 * What the boxes on a person's page show beside their own grants: each permission they have as an active Manager, from a
 * set or from a team, and whether it lacks a prerequisite. It agrees with the badges in the permissions table, which stay
 * when a person is disabled or expired, or their organization is suspended; only what they have as a Manager goes.
 */
export function marksOf(catalog: Catalog, facts: Facts) {
  const { membership } = facts;
  if (!membership) return [];
  const open = { ...facts, org: { ...facts.org, suspended: false } };
  const granted = {
    ...{ enabled: true, approved: true, expiresAt: null, accountDisabled: false },
    role: "member" as const,
  };
  const inside = whyNothing(open) ? { ...open, membership: { ...membership, ...granted } } : open;
  const all = whysOf(
    catalog,
    inside,
    catalog.categories.map(({ key }) => key),
  );
  // A permission of two categories is one permission.
  const once = new Map(all.flatMap(({ permissions }) => permissions).map((one) => [one.key, one]));
  return [...once.values()].flatMap(({ key, because, lacks }) => {
    const by = because.flatMap(({ code }) => ways[code] ?? [])[0] ?? null;
    return by || lacks ? [{ key, by, inert: lacks !== null }] : [];
  });
}

const ways: Partial<Record<BecauseCode, "manager" | "set" | "team">> = {
  manager: "manager",
  by_set: "set",
  by_team: "team",
  by_team_set: "team",
};
