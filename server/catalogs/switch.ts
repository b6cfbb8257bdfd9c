import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import { updateSettings } from "@/server/organizations/queries";
import type { Entered } from "@/server/read";
import { allCatalogs } from "./load";
import { defaultCatalog } from "./of";
import { findSwitches } from "./queries";

/** Which catalogs there are, which of them this organization has, and whether it has teams (DST-12). */
export async function readSwitches(tx: Tx, { org }: Entered) {
  const { catalogs, teamsOn, version } = await findSwitches(tx, org.id);
  const first = defaultCatalog();
  return {
    ...{ teamsOn, version },
    catalogs: [...allCatalogs().values()].map((file) => ({
      ...{ key: file.key, name: file.name, about: file.about },
      permissions: file.permissions.length,
      on: file === first || catalogs.includes(file.key),
      /** Every organization has it. */
      always: file === first,
    })),
  };
}

/**
 * "Olive changed the settings of Acme": which catalogs can be granted from, and whether there are teams. What was granted
 * of a catalog that is switched off, or by a team where teams are, stays stored and counts for nothing meanwhile.
 * Refuses settings_changed, catalog_unknown, nothing_changed.
 */
export async function changeSwitches(
  tx: Tx,
  { org }: Entered,
  { version, catalogs, teamsOn }: { version: number; catalogs: readonly string[]; teamsOn: boolean },
): Promise<Done<null>> {
  const current = await findSwitches(tx, org.id);
  if (current.version !== version) refuse("settings_changed");
  const first = defaultCatalog().key;
  const known = [...allCatalogs().keys()];
  if (!catalogs.every((key) => known.includes(key))) refuse("catalog_unknown");
  const wanted = known.filter((key) => key !== first && catalogs.includes(key));
  // A catalog that the platform took away is kept, so that it counts again when it is back.
  const after = [...wanted, ...current.catalogs.filter((key) => !known.includes(key))];
  if (String(after) === String(current.catalogs) && teamsOn === current.teamsOn) refuse("nothing_changed");

  await updateSettings(tx, org.id, { catalogs: after, teamsOn });

  const said = (from: { catalogs: readonly string[]; teamsOn: boolean }) => ({
    catalogs: from.catalogs.join(" "),
    teamsOn: from.teamsOn,
  });
  return {
    events: [
      {
        action: "settings.changed",
        target: { kind: "organization", id: org.id, label: org.name },
        before: said(current),
        after: said({ catalogs: after, teamsOn }),
      },
    ],
    result: null,
  };
}
