import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import { updateSettings } from "@/server/organizations/queries";
import type { Entered } from "@/server/read";
import { allCatalogs } from "./load";
import { keysOn } from "./of";
import { findSwitches } from "./queries";

/** Which catalogs there are, which of them this organization has, and whether it has teams (DST-12). */
export async function readSwitches(tx: Tx, { org }: Entered) {
  const { catalogs, teamsOn, version } = await findSwitches(tx, org.id);
  const all = allCatalogs();
  const on = keysOn(catalogs).filter((key) => all.has(key));
  const inOrder = [...on, ...[...all.keys()].filter((key) => !on.includes(key))];
  return {
    ...{ teamsOn, version },
    /** Those that are on come first, in their order: the first one leads. */
    catalogs: inOrder
      .flatMap((key) => all.get(key) ?? [])
      .map((file) => ({
        ...{ key: file.key, name: file.name, about: file.about },
        permissions: file.permissions.length,
        on: on.includes(file.key),
      })),
  };
}

/**
 * "Olive changed the settings of Acme": which catalogs can be granted from, in which order, and whether there are teams.
 * The first catalog leads: its categories are the columns of lists. What was granted of a catalog that is switched off, or by a team where teams are, stays stored and counts for nothing meanwhile.
 * Refuses settings_changed, catalog_unknown, nothing_changed.
 */
export async function changeSwitches(
  tx: Tx,
  { org }: Entered,
  { version, catalogs, teamsOn }: { version: number; catalogs: readonly string[]; teamsOn: boolean },
): Promise<Done<null>> {
  const current = await findSwitches(tx, org.id);
  if (current.version !== version) refuse("settings_changed");
  const known = allCatalogs();
  if (!catalogs.every((key) => known.has(key))) refuse("catalog_unknown");
  const before = { catalogs: keysOn(current.catalogs), teamsOn: current.teamsOn };
  // A catalog that the platform took away is kept, so that it counts again when it is back.
  const after = [...new Set(catalogs), ...before.catalogs.filter((key) => !known.has(key))];
  if (String(after) === String(before.catalogs) && teamsOn === before.teamsOn) refuse("nothing_changed");

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
        before: said(before),
        after: said({ catalogs: after, teamsOn }),
      },
    ],
    result: null,
  };
}
