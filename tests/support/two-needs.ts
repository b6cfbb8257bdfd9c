import { allCatalogs } from "@/server/catalog-files/load";
import { builtIns, type CatalogFile, mergeCatalogs } from "@/server/policy/catalog";

/** A permission that needs two others, which none of the shipped catalogs has. */
export const secring = "secring.import";

const file: CatalogFile = {
  ...{ key: "secring", name: "Secring", about: "", sets: [], former: [] },
  categories: [{ key: "secring", label: "secring", permissions: [secring] }],
  permissions: [
    {
      ...{ key: secring, label: "Import GPG secring", description: "", reach: "all" },
      requires: ["keypair.manage_master_gpg_key", "keypair.import"],
      ...{ actions: new Map(), broadens: [] },
    },
  ],
};

/** Software Trust beside the default catalog, and that permission with them. */
export const trustWithSecring = mergeCatalogs([
  ...["kiops", "software-trust"].flatMap((key) => allCatalogs().get(key) ?? []),
  ...[file, builtIns],
]);
