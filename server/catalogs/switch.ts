import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { spendHere } from "@/server/access/share";
import { allCatalogs } from "@/server/catalog-files/load";
import { keysOn, mergedCatalog } from "@/server/catalog-files/merged";
import { refuse, refuseIf } from "@/server/errors";
import { eventsFor, keysOf, shownImpact, verifyPreview } from "@/server/grants/impact/preview";
import { type HoldingPerson, holdingPeople } from "@/server/grants/impact/queries";
import { updateSettings } from "@/server/organizations/queries";
import { whyNotGiveAway } from "@/server/policy/grant";
import { impactOf } from "@/server/policy/impact";
import { whyNotSwitchOn } from "@/server/policy/switches";
import type { Tx } from "@/server/transaction/transaction";
import { findSwitches, grantsWoken } from "./queries";

/** Which catalogs there are, which of them this organization has, and whether it has teams (DST-12). */
export async function readSwitches(tx: Tx, { org }: OrgContext) {
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

export interface Switches {
  version: number;
  catalogs: readonly string[];
  teamsOn: boolean;
}

/**
 * What other switches would mean: the catalogs before and after, who gains and who loses by it, and nothing written.
 * Refuses settings_changed, catalog_unknown, nothing_changed, switch_grants, own_grants, settings_withheld.
 */
async function plannedSwitches(tx: Tx, { actor, org }: OrgContext, { version, catalogs, teamsOn }: Switches) {
  const current = await findSwitches(tx, org.id);
  if (current.version !== version) refuse("settings_changed");
  const known = allCatalogs();
  if (!catalogs.every((key) => known.has(key))) refuse("catalog_unknown");
  const before = { catalogs: keysOn(current.catalogs), teamsOn: current.teamsOn };
  // A catalog that the platform took away is kept, so that it counts again when it is back.
  const after = {
    catalogs: [...new Set(catalogs), ...before.catalogs.filter((key) => !known.has(key))],
    teamsOn,
  };
  if (String(after.catalogs) === String(before.catalogs) && teamsOn === before.teamsOn)
    refuse("nothing_changed");

  const next = mergedCatalog(after.catalogs);
  const people = await holdingPeople(tx, org.id, "everybody");
  const keysWhile = (on: boolean, { held }: HoldingPerson) =>
    held.filter((row) => on || row.team === null).flatMap(keysOf);
  const affected = people
    .map((person) => ({
      ...{ id: person.id, name: person.name, carriesAll: person.carriesAll },
      before: keysWhile(before.teamsOn, person),
      after: keysWhile(teamsOn, person),
    }))
    .filter((person) => impactOf(org.catalog, [{ ...person, carriesAll: false }], next).people.length > 0);

  const gains = impactOf(org.catalog, affected, next).people.filter((person) => person.gains.length > 0);
  const woken = await grantsWoken(
    tx,
    org.id,
    {
      teams: teamsOn && !before.teamsOn,
      keys: [...next.permissions.keys()].filter((key) => !org.catalog.permissions.has(key)),
    },
    actor.membership?.id ?? null,
  );
  const own = gains.some(({ id }) => id === actor.membership?.id);
  refuseIf(
    whyNotSwitchOn(actor, { gives: woken.any || gains.length > 0, givesActor: woken.own || own }) ??
      whyNotGiveAway(
        actor,
        gains.flatMap((person) => person.gains),
        org.name,
      ),
  );
  const about = JSON.stringify(["switches", version, after.catalogs, teamsOn]);
  return { before, after, next, people, affected, about };
}

/** Who would gain and who would lose what by other switches. Refuses what changing them refuses. */
export async function previewSwitches(tx: Tx, context: OrgContext, wanted: Switches) {
  const { affected, about, next } = await plannedSwitches(tx, context, wanted);
  return shownImpact(context.org.catalog, affected, about, next);
}

/**
 * "Olive changed the settings of Acme": which catalogs can be granted from, in which order, and whether there are teams,
 * as the difference said that was confirmed, with an event for each person concerned (INV-7). The first catalog leads:
 * its categories are the columns of lists. What was granted of a catalog that is switched off, or by a team where
 * teams are, stays stored and counts for nothing meanwhile.
 * Refuses what the preview refuses, and difference_changed.
 */
export async function changeSwitches(
  tx: Tx,
  context: OrgContext,
  { previewToken, ...wanted }: Switches & { previewToken: string },
): Promise<Done<{ affected: number }>> {
  const { org } = context;
  const { before, after, next, people, affected, about } = await plannedSwitches(tx, context, wanted);
  const impact = verifyPreview(org.catalog, affected, about, previewToken, next);
  // Switching on gives, and people hear of it. Switching off must never wait.
  const gives =
    after.catalogs.some((key) => !before.catalogs.includes(key)) || (after.teamsOn && !before.teamsOn);
  if (gives) await spendHere(tx, "switch.organization", "");

  await updateSettings(tx, org.id, after);

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
        after: said(after),
      },
      ...eventsFor(impact, people, { switched: switched(before, after) }),
    ],
    result: { affected: impact.people.length },
  };
}

/** What was switched, in words: "Nirmata on, teams off". */
function switched(before: Omit<Switches, "version">, after: Omit<Switches, "version">): string {
  const nameOf = (key: string) => allCatalogs().get(key)?.name ?? key;
  const turned = (from: Omit<Switches, "version">, to: Omit<Switches, "version">) => [
    ...to.catalogs.filter((key) => !from.catalogs.includes(key)).map(nameOf),
    ...(to.teamsOn && !from.teamsOn ? ["teams"] : []),
  ];
  return [
    ...turned(before, after).map((what) => `${what} on`),
    ...turned(after, before).map((what) => `${what} off`),
  ].join(", ");
}
