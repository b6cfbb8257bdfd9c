import { builtIns, type CatalogFile, inOrder, type Permission } from "./catalog";

const ours = new Map(builtIns.permissions.map((permission) => [permission.key, permission]));

/** More than this in one file is a mistake of whoever made it, not a catalog. */
const mostPermissions = 10_000;

/**
 * What is wrong with a catalog, a sentence a fault that names the entry; empty when it can be used. A file may refer to
 * its own permissions and to the built-in ones, since no other is certain to be switched on beside it.
 */
export function faultsOf(file: CatalogFile): string[] {
  if (file.permissions.length > mostPermissions) return [`has more than ${mostPermissions} permissions`];
  const all = new Map([...ours, ...file.permissions.map((p) => [p.key, p] as const)]);
  return [
    ...repeated(file.categories, "category"),
    ...repeated(file.permissions, "permission"),
    ...repeated(file.sets, "set"),
    ...file.permissions.flatMap((permission) =>
      faultsIn(permission, all).map((fault) => `permission "${permission.key}" ${fault}`),
    ),
    ...circles(all),
    ...file.sets.flatMap((set) => setFaults(set, all).map((fault) => `set "${set.key}" ${fault}`)),
    ...repeated(file.former, "former permission"),
    ...file.former.flatMap(({ key, now, action }) => {
      if (all.has(key)) return [`former permission "${key}" is a permission still`];
      return all.get(now)?.actions.has(action)
        ? []
        : [`former permission "${key}" is now "${action}" of "${now}", which does not exist`];
    }),
  ];
}

/** What is wrong between catalogs: keys that two of them give away. The built-in permissions are everybody's. */
export function clashesOf(files: readonly CatalogFile[]): { file: string; fault: string }[] {
  const faults: { file: string; fault: string }[] = [];
  const once = (what: string, entries: (file: CatalogFile) => readonly { key: string }[]) => {
    const owner = new Map<string, string>();
    for (const file of files) {
      for (const { key } of entries(file)) {
        const other = owner.get(key);
        if (other === undefined) owner.set(key, file.key);
        else if (other !== file.key)
          faults.push({ file: file.key, fault: `${what} "${key}" is also in catalog "${other}"` });
      }
    }
  };
  once("permission", (file) => [...file.permissions.filter(({ key }) => !ours.has(key)), ...file.former]);
  once("category", (file) => file.categories);
  once("set", (file) => file.sets);
  return faults;
}

function repeated(entries: readonly { key: string }[], what: string): string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key }) => {
    if (seen.has(key)) return [`${what} "${key}" is listed twice`];
    seen.add(key);
    return [];
  });
}

function faultsIn(permission: Permission, all: ReadonlyMap<string, Permission>): string[] {
  const { key, requires, actions, broadens } = permission;
  const missing = (needed: string, by = "") =>
    all.has(needed) ? [] : [`${by}needs "${needed}", which does not exist`];
  return [
    ...requires.flatMap((needed) => missing(needed)),
    ...[...actions].flatMap(([name, action]) =>
      [...action.requires, ...action.also].flatMap((needed) =>
        needed === key ? [`needs itself for "${name}"`] : missing(needed, `for "${name}" `),
      ),
    ),
    ...broadens.flatMap(({ permission: other, actions: some }) => {
      const widened = all.get(other);
      if (!widened) return [`broadens "${other}", which does not exist`];
      if (other === key) return ["broadens itself"];
      const narrow = some
        ? some.map((name) => [name, widened.actions.get(name)?.reach] as const)
        : [["", widened.reach] as const];
      return narrow.flatMap(([name, reach]) => {
        const which = name ? `"${name}" of "${other}"` : `"${other}"`;
        if (reach === undefined) return [`broadens ${which}, which does not exist`];
        return reach === "all" ? [`broadens ${which}, which reaches everything already`] : [];
      });
    }),
  ];
}

function circles(all: ReadonlyMap<string, Permission>): string[] {
  const free = new Set(inOrder(all).map(({ key }) => key));
  const stuck = new Set([...all.keys()].filter((key) => !free.has(key)));
  const [first] = stuck;
  if (first === undefined) return [];
  const path = [first];
  for (;;) {
    const next = all.get(path.at(-1) ?? "")?.requires.find((key) => stuck.has(key));
    if (next === undefined) return [];
    const at = path.indexOf(next);
    if (at >= 0) return [`permission "${next}" needs itself: ${[...path.slice(at), next].join(" → ")}`];
    path.push(next);
  }
}

function setFaults(set: { permissions: readonly string[] }, all: ReadonlyMap<string, Permission>): string[] {
  const inside = new Set(set.permissions);
  return set.permissions.flatMap((key) => {
    const permission = all.get(key);
    if (!permission) return [`holds "${key}", which does not exist`];
    return permission.requires
      .filter((needed) => !inside.has(needed))
      .map((needed) => `holds "${key}" without "${needed}", which it needs`);
  });
}
