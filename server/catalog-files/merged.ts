import { env } from "@/server/env";
import { builtIns, type Catalog, type CatalogFile, mergeCatalogs } from "@/server/policy/catalog";
import { catalogLabel } from "./labels";
import { allCatalogs } from "./load";

const merged = new Map<string, Catalog>();

/** Stored for the platform's default catalog, so that an organization follows the setting; no catalog has this key. */
const theDefault = "*";

/** The catalog that an organization begins with unless another preset is chosen. */
export function defaultCatalog(): CatalogFile {
  const key = env().GATEHOUSE_DEFAULT_CATALOG;
  const file = allCatalogs().get(key);
  if (!file) throw new Error(`GATEHOUSE_DEFAULT_CATALOG: there is no catalog "${key}".`);
  return file;
}

/** The keys of the catalogs that are on, as they are stored, with the default one by its own key. */
export const keysOn = (stored: readonly string[]): string[] => [
  ...new Set(stored.map((key) => (key === theDefault ? defaultCatalog().key : key))),
];

/**
 * What the catalogs of an organization are called, in its order; one that the platform no longer has keeps its key.
 * @param stored the keys of the catalogs that were on, as the organization stored them
 */
export const catalogsNamed = (stored: readonly string[]): string[] => keysOn(stored).map(catalogLabel);

/**
 * Everything that can be granted in an organization: its catalogs, in its order, since the first one leads; then
 * what is built in. A catalog that the platform took away meanwhile is left out; what was granted of it counts again
 * when it is back.
 * @param stored the keys of the catalogs that are on, as the organization stores them
 */
export function mergedCatalog(stored: readonly string[]): Catalog {
  const all = allCatalogs();
  const files = keysOn(stored).flatMap((key) => all.get(key) ?? []);
  const name = files.map((file) => file.key).join(" ");
  const known = merged.get(name);
  if (known) return known;
  const others = [...all.values()].filter((file) => !files.includes(file));
  const catalog = mergeCatalogs([...files, builtIns], others);
  merged.set(name, catalog);
  return catalog;
}
