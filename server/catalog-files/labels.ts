import { allCatalogs } from "@/server/catalog-files/load";
import { builtIns } from "@/server/policy/catalog";

let known: ReadonlyMap<string, string> | undefined;

/** What a permission is called, of whatever catalog; its key where no catalog knows it any more. */
export function permissionLabel(key: string): string {
  known ??= new Map(
    [...allCatalogs().values(), builtIns].flatMap((file) =>
      file.permissions.map(({ key, label }) => [key, label] as const),
    ),
  );
  return known.get(key) ?? key;
}

/** What a catalog is called; its key where the platform no longer has it. */
export const catalogLabel = (key: string): string => allCatalogs().get(key)?.name ?? key;
