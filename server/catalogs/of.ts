import { env } from "@/server/env";
import { builtIns, type Catalog, type CatalogFile, mergeCatalogs } from "@/server/policy/catalog";
import { allCatalogs } from "./load";

const merged = new Map<string, Catalog>();

/** The catalog that every organization of this installation has. */
export function defaultCatalog(): CatalogFile {
  const key = env().GATEHOUSE_DEFAULT_CATALOG;
  const file = allCatalogs().get(key);
  if (!file) throw new Error(`GATEHOUSE_DEFAULT_CATALOG: there is no catalog "${key}".`);
  return file;
}

/**
 * What the catalogs of an organization are called, the platform's default first; one that the platform no longer has
 * keeps its key.
 * @param switchedOn the keys of catalogs beside the default
 */
export function catalogsNamed(switchedOn: readonly string[]): string[] {
  const first = defaultCatalog();
  const others = switchedOn.filter((key) => key !== first.key);
  return [first.name, ...others.map((key) => allCatalogs().get(key)?.name ?? key)];
}

/**
 * Everything that can be granted in an organization: the platform's default catalog, those it switched on, and what is
 * built in. A catalog that the platform took away meanwhile is left out; what was granted of it counts again when it
 * is back.
 * @param switchedOn the keys of catalogs beside the default
 */
export function catalogWith(switchedOn: readonly string[]): Catalog {
  const first = defaultCatalog();
  const others = [...allCatalogs().values()].filter(
    (file) => file !== first && switchedOn.includes(file.key),
  );
  const name = [first, ...others].map((file) => file.key).join(" ");
  const catalog = merged.get(name) ?? mergeCatalogs([first, ...others, builtIns]);
  merged.set(name, catalog);
  return catalog;
}
