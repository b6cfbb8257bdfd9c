/** How far a permission reaches by itself: everything, what is assigned to its holder, what its holder made. */
export type Reach = "all" | "assigned" | "own";

/** Something done with a permission that needs more than the permission, or reaches less far (DST-6, DST-7). */
export interface CatalogAction {
  requires: readonly string[];
  reach: Reach;
  /** True when it also needs the permission on the resource it is done to (DST-8). */
  resource: boolean;
  /** Other permissions that include this very action: holding one of them is enough for it (DST-9). */
  also: readonly string[];
}

/** Work that can be granted: `noun.verb`, with what it needs beside itself (DST-5, X-12). */
export interface Permission {
  key: string;
  label: string;
  description: string;
  reach: Reach;
  requires: readonly string[];
  actions: ReadonlyMap<string, CatalogAction>;
  /** Which permissions reach the whole organization for who also holds this one; of some, only these actions. */
  broadens: readonly { permission: string; actions: readonly string[] | null }[];
}

export interface Category {
  key: string;
  label: string;
  permissions: readonly string[];
}

/** A bundle that a catalog ships, ready to be cloned (DST-3). */
export interface ShippedSet {
  key: string;
  name: string;
  description: string;
  permissions: readonly string[];
}

/** A permission that a catalog had before and that is now an action of another one. */
export interface FormerPermission {
  key: string;
  label: string;
  /** The permission that has it now, and the action of it. */
  now: string;
  action: string;
}

/** What one file says. */
export interface CatalogFile {
  key: string;
  name: string;
  about: string;
  categories: readonly Category[];
  permissions: readonly Permission[];
  sets: readonly ShippedSet[];
  former: readonly FormerPermission[];
}

/** Everything that can be granted in an organization: its catalogs in one. */
export interface Catalog {
  /** In an order where each stands after what it requires. */
  permissions: ReadonlyMap<string, Permission>;
  /** The place of each in that order. */
  rank: ReadonlyMap<string, number>;
  categories: readonly Category[];
  /** How many categories come first and are columns of their own; the others follow as "+3". */
  main: number;
  /** Who widens a permission to the whole organization, and for which of its actions. */
  widenedBy: ReadonlyMap<string, readonly { by: string; actions: readonly string[] | null }[]>;
  sets: readonly ShippedSet[];
  /** Permissions that became an action of another one, by the key they had: stored and asked ones are still understood. */
  former: ReadonlyMap<string, FormerPermission>;
  /** Permissions of catalogs that are switched off here: each with its label and the name of its catalog. */
  off: ReadonlyMap<string, { label: string; catalog: string }>;
}

/** The label of a permission, also of one that is switched off or has become an action; else its key. */
export const labelOf = ({ permissions, off, former }: Catalog, key: string): string =>
  (permissions.get(key) ?? off.get(key) ?? former.get(key))?.label ?? key;

/**
 * Makes one catalog of several. A permission that several name (only the built-in ones can be) keeps the label of
 * the first, stands in the categories of all and has the actions that each of them names.
 * @param others the catalogs that are switched off, so that what was granted from them can be named
 */
export function mergeCatalogs(files: readonly CatalogFile[], others: readonly CatalogFile[] = []): Catalog {
  const all = new Map<string, Permission>();
  for (const { permissions } of files) {
    for (const permission of permissions) {
      const first = all.get(permission.key);
      const actions = new Map([...permission.actions, ...(first?.actions ?? [])]);
      all.set(permission.key, first ? { ...first, actions } : permission);
    }
  }
  const off = new Map<string, { label: string; catalog: string }>();
  for (const { name, permissions } of others) {
    for (const { key, label } of permissions) if (!all.has(key)) off.set(key, { label, catalog: name });
  }
  const widenedBy = new Map<string, { by: string; actions: readonly string[] | null }[]>();
  for (const { key, broadens } of all.values()) {
    for (const { permission, actions } of broadens) {
      widenedBy.set(permission, [...(widenedBy.get(permission) ?? []), { by: key, actions }]);
    }
  }
  const placed = new Set(files.flatMap((file) => (file === builtIns ? [] : keysIn(file))));
  const categories = files.flatMap((file) =>
    file === builtIns
      ? file.categories
          .map((c) => ({ ...c, permissions: c.permissions.filter((key) => !placed.has(key)) }))
          .filter((c) => c.permissions.length > 0)
      : file.categories,
  );
  const ordered = inOrder(all);
  return {
    permissions: new Map(ordered.map((permission) => [permission.key, permission])),
    rank: new Map(ordered.map(({ key }, place) => [key, place])),
    categories,
    main: files[0] === builtIns ? 0 : (files[0]?.categories.length ?? 0),
    widenedBy,
    sets: files.flatMap((file) => file.sets),
    former: new Map(
      [...files, ...others].flatMap((file) => file.former.map((one) => [one.key, one] as const)),
    ),
    off,
  };
}

const keysIn = (file: CatalogFile) => file.categories.flatMap((category) => category.permissions);

/** Prerequisites first (Kahn); what stands in a circle is left out, which a checked catalog never has. */
export function inOrder(all: ReadonlyMap<string, Permission>): Permission[] {
  const waitsFor = new Map(
    [...all.values()].map((p) => [p.key, p.requires.filter((key) => all.has(key)).length]),
  );
  const needs = new Map<string, string[]>();
  for (const { key, requires } of all.values()) {
    for (const needed of requires) needs.set(needed, [...(needs.get(needed) ?? []), key]);
  }
  const order = [...all.values()].filter(({ key }) => waitsFor.get(key) === 0);
  for (const { key } of order) {
    for (const next of needs.get(key) ?? []) {
      const left = (waitsFor.get(next) ?? 0) - 1;
      waitsFor.set(next, left);
      const permission = left === 0 ? all.get(next) : undefined;
      if (permission) order.push(permission);
    }
  }
  return order;
}

const builtIn = (
  key: string,
  label: string,
  description: string,
  more: Partial<Permission> = {},
): Permission => ({
  key,
  label,
  description,
  reach: "all",
  requires: [],
  actions: new Map(),
  broadens: [],
  ...more,
});

/** The actions of managing teams: mapping a resource needs the permission on it as well (DST-8). */
const onTeams = (names: readonly string[], reach: Reach): ReadonlyMap<string, CatalogAction> =>
  new Map(
    [...names, "map"].map((name) => [name, { requires: [], reach, resource: name === "map", also: [] }]),
  );

/**
 * The permissions that open something in Gatehouse itself, the same everywhere. A catalog may name them, under its own
 * label and in its own category; those that none of an organization's catalogs names stand in a category of theirs.
 */
export const builtIns: CatalogFile = {
  key: "gatehouse",
  name: "Gatehouse",
  about: "What Gatehouse itself controls.",
  categories: [
    {
      key: "gatehouse",
      label: "organization",
      permissions: [
        "org.settings.manage",
        "teams.manage_all",
        "teams.manage_mine",
        "audit.view",
        "audit.export",
      ],
    },
  ],
  permissions: [
    builtIn("org.settings.manage", "Manage settings", "Change the settings of the organization."),
    builtIn("teams.manage_all", "Manage all teams", "Create, change, deactivate and delete every team.", {
      actions: onTeams(["create", "view", "update", "deactivate", "delete"], "all"),
    }),
    builtIn("teams.manage_mine", "Manage my teams", "Change and deactivate your own teams.", {
      reach: "own",
      actions: onTeams(["view", "update", "deactivate"], "own"),
    }),
    builtIn("audit.view", "View audit", "See what happened in the organization."),
    builtIn("audit.export", "Export audit", "Export the audit log as a file.", {
      requires: ["audit.view"],
    }),
  ],
  sets: [],
  former: [],
};
