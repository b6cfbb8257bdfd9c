/** The seven categories of System Permissions (KIO-6), in the order they are shown. */
export const categories = ["infra", "service", "backup", "device", "database", "vpn", "audit"] as const;
export type Category = (typeof categories)[number];

/** What can be granted in each category. `audit` holds the two built-in permissions. */
export const actionsOf: Record<Category, readonly string[]> = {
  infra: ["view", "operate", "manage"],
  service: ["view", "operate", "manage"],
  backup: ["view", "operate", "manage"],
  device: ["view", "operate", "manage"],
  database: ["view", "operate", "manage"],
  vpn: ["view", "operate", "manage"],
  audit: ["view", "export"],
};

/** One badge of the System Permissions cell: a category held wholly or in part, and what of it. */
export interface Badge {
  category: Category;
  part: boolean;
  actions: readonly string[];
}

/** Rolls grants up into badges. A Manager carries everything, because Manager. */
export function badgesOf(granted: readonly string[], isManager: boolean): Badge[] {
  return categories.flatMap((category) => {
    const whole = actionsOf[category];
    const held = isManager ? whole : whole.filter((action) => granted.includes(`${category}.${action}`));
    return held.length === 0 ? [] : [{ category, part: held.length < whole.length, actions: held }];
  });
}
