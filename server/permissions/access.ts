import type { BecauseCode } from "@/server/policy/because";
import { type Catalog, labelOf } from "@/server/policy/catalog";
import { decideAll, type Facts, isInForce } from "@/server/policy/decision";
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
 * How far each permission is held besides a grant of its own, as the badges in the list of everybody count it: by a set
 * or a team, or as an active Manager; and whether it is inert. What keeps a person out (switched off, ended) takes no
 * badge away there, so it takes none away here; only what they carry as Manager goes with it.
 */
export function marksOf(catalog: Catalog, facts: Facts) {
  const { membership } = facts;
  if (!membership) return [];
  const active = isActive(membership, facts.now);
  const grantedOnly = {
    ...{ enabled: true, approved: true, expiresAt: null, accountDisabled: false },
    role: "member" as const,
  };
  const inside = { ...facts, membership: active ? membership : { ...membership, ...grantedOnly } };
  const all = whysOf(
    catalog,
    inside,
    catalog.categories.map(({ key }) => key),
  );
  return all
    .flatMap(({ permissions }) => permissions)
    .flatMap(({ key, because, lacks }) => {
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

const isActive = ({ enabled, approved, accountDisabled, expiresAt }: Membership, now: number) =>
  enabled && approved && !accountDisabled && (expiresAt === null || expiresAt > now);
type Membership = NonNullable<Facts["membership"]>;
