import { allCatalogs } from "@/server/catalog-files/load";
import { defaultCatalog } from "@/server/catalog-files/merged";
import { refuse } from "@/server/errors";
import { updateSettings } from "@/server/organizations/queries";
import { nameKey } from "@/server/policy/look-alike";
import { insertSet } from "@/server/sets/queries";
import type { Tx } from "@/server/transaction/transaction";

/** What a new organization can begin with, the platform's default first: a catalog, and its ready-made sets. */
export function presetsOffered() {
  const first = defaultCatalog();
  const others = [...allCatalogs().values()].filter((file) => file !== first);
  return [first, ...others].map(({ key, name, about, sets }) => ({
    ...{ key, name, about },
    sets: sets.map((set) => set.name),
  }));
}

/**
 * Lets a new organization speak one product's language: its catalog leads, before the default one, and its
 * ready-made sets become the organization's own. For use inside the change that founds it. Refuses preset_unknown.
 * @returns the name of the preset, for the event
 */
export async function applyPreset(tx: Tx, orgId: string, key: string): Promise<string> {
  const file = allCatalogs().get(key);
  if (!file) refuse("preset_unknown");
  await updateSettings(tx, orgId, { catalogs: [...new Set([file.key, defaultCatalog().key])] });
  for (const { key: from, name, description, permissions } of file.sets) {
    const keys = [...permissions];
    await insertSet(tx, orgId, { name, description, keys, nameKey: nameKey(name), clonedFrom: from });
  }
  return file.name;
}
