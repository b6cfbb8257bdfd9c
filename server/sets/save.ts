import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import {
  eventsFor,
  keysOf,
  peopleAffectedBy,
  shownImpact,
  verifyPreview,
} from "@/server/grants/impact/preview";
import { type HoldingPerson, holdingPeople } from "@/server/grants/impact/queries";
import { isNameTaken } from "@/server/names/queries";
import { nameKey } from "@/server/policy/look-alike";
import { labelsOf } from "@/server/policy/permission-choices";
import { whyNotChangeSet, whyNotHold } from "@/server/policy/permission-set";
import type { Tx } from "@/server/transaction/transaction";
import { endGrantsOfSet, findSet, insertSet, isHeldBy, type SetRow, updateSet } from "./queries";

export interface SetValues {
  name: string;
  description: string;
  permissions: readonly string[];
}

const target = (set: { id: string; name: string }) => ({ kind: "set", id: set.id, label: set.name }) as const;

/**
 * "Olive made the permission set Night watch" (DST-3): new, or a clone of a ready-made one or of another.
 * Refuses set_name_taken, unknown_permission, permission_requires, settings_withheld.
 */
export async function createSet(
  tx: Tx,
  { actor, org }: OrgContext,
  { name, description, permissions, from }: SetValues & { from?: string | undefined },
): Promise<Done<{ id: string; name: string }>> {
  const keys = [...org.catalog.permissions.keys()].filter((key) => permissions.includes(key));
  refuseIf(whyNotHold(actor, org.catalog, permissions, permissions, org.name));

  const made = await insertSet(tx, org.id, {
    ...{ name, description, keys },
    nameKey: nameKey(name),
    clonedFrom: from ?? null,
  });
  if (!made) refuse("set_name_taken");

  const set = { id: made.id, name };
  const after = { permissions: keys.join(" "), ...(from ? { clonedFrom: from } : {}) };
  return { events: [{ action: "set.created", target: target(set), after }], result: set };
}

/** A set with everyone who has it right now. */
export async function loadSet(tx: Tx, { actor, org }: OrgContext, id: string) {
  const set = await findSet(tx, org.id, id);
  if (!set) refuse("not_found");
  const people = await holdingPeople(tx, org.id, { set: id });
  const heldByActor = actor.membership ? await isHeldBy(tx, org.id, id, actor.membership.id) : false;
  return { set, people, facts: { archived: set.archivedAt !== null, keys: set.keys, heldByActor } };
}

/** What its holders would have if the set had these keys instead; null for an archived set. */
export const withKeys = (set: SetRow, people: readonly HoldingPerson[], keys: readonly string[] | null) =>
  peopleAffectedBy(people, ({ held }) =>
    held.flatMap((row) => (row.set === set.id ? (keys ?? []) : keysOf(row))),
  );

/** The keys a set has after an edit: what was chosen, and what no catalog knows at present, which nobody was shown. */
const keysAfter = (set: SetRow, known: ReadonlyMap<string, unknown>, chosen: readonly string[]) => [
  ...[...known.keys()].filter((key) => chosen.includes(key)),
  ...set.keys.filter((key) => !known.has(key)),
];

/** What a mark is about: the set as it was shown. */
export const aboutSet = (set: SetRow) => `set ${set.id} ${set.version}`;

/** What an edit makes of a set, judged. */
async function plannedEdit(tx: Tx, context: OrgContext, id: string, wanted: SetValues) {
  const { actor, org } = context;
  const { set, people, facts } = await loadSet(tx, context, id);

  refuseIf(whyNotChangeSet(actor, facts));
  const added = wanted.permissions.filter((key) => !set.keys.includes(key));
  refuseIf(whyNotHold(actor, org.catalog, wanted.permissions, added, org.name));
  const keys = keysAfter(set, org.catalog.permissions, wanted.permissions);
  const same = set.name === wanted.name && set.description === wanted.description;
  if (same && sameKeys(set.keys, keys)) refuse("nothing_changed");
  const name = { kind: "set", nameKey: nameKey(wanted.name), except: id } as const;
  if (await isNameTaken(tx, org.id, name)) refuse("set_name_taken");
  return { set, people, keys, affected: withKeys(set, people, keys) };
}

/**
 * What an edit would do to a set as it is stored now, and who gains and who loses what by it. Who edited an older
 * version learns that it was saved meanwhile, and sees their edit against that. Refuses what editing refuses.
 */
export async function previewSet(
  tx: Tx,
  context: OrgContext,
  { id, version, ...wanted }: SetValues & { id: string; version: number },
) {
  const { catalog } = context.org;
  const { set, keys, affected } = await plannedEdit(tx, context, id, wanted);
  return {
    ...shownImpact(catalog, affected, aboutSet(set)),
    savedMeanwhile: set.version !== version,
    renamed: set.name === wanted.name ? null : { from: set.name, to: wanted.name },
    gains: labelsOf(
      catalog,
      keys.filter((key) => !set.keys.includes(key)),
    ),
    loses: labelsOf(
      catalog,
      set.keys.filter((key) => !keys.includes(key)),
    ),
  };
}

/**
 * "Olive changed the permission set Night watch": its holders gain and lose with it, as the difference said that was
 * confirmed (DST-3). Refuses not_found, set_archived, own_set, difference_changed, set_name_taken, unknown_permission,
 * permission_requires, settings_withheld, nothing_changed.
 */
export async function editSet(
  tx: Tx,
  context: OrgContext,
  { id, previewToken, ...wanted }: SetValues & { id: string; previewToken: string },
): Promise<Done<{ name: string; affected: number }>> {
  const { org } = context;
  const { set, people, keys, affected } = await plannedEdit(tx, context, id, wanted);
  const impact = verifyPreview(org.catalog, affected, aboutSet(set), previewToken);

  const { name, description } = wanted;
  await updateSet(tx, org.id, id, { name, nameKey: nameKey(name), description, keys });

  const before = { name: set.name, description: set.description, permissions: set.keys.join(" ") };
  const after = { name, description, permissions: keys.join(" ") };
  return {
    events: [
      { action: "set.edited", target: target({ id, name }), before, after },
      ...eventsFor(impact, people, { set: name }),
    ],
    result: { name, affected: impact.people.length },
  };
}

const sameKeys = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((key) => other.includes(key));

/**
 * "Olive archived the permission set Night watch": every grant of it ends, and it can't be granted any more.
 * Refuses not_found, set_archived, own_set, difference_changed.
 */
export async function archiveSet(
  tx: Tx,
  context: OrgContext,
  { id, previewToken }: { id: string; previewToken: string },
): Promise<Done<{ name: string; affected: number }>> {
  const { actor, org } = context;
  const { set, people, facts } = await loadSet(tx, context, id);

  refuseIf(whyNotChangeSet(actor, facts));
  const impact = verifyPreview(org.catalog, withKeys(set, people, null), aboutSet(set), previewToken);

  await updateSet(tx, org.id, id, { archivedAt: new Date() });
  await endGrantsOfSet(tx, org.id, id);

  return {
    events: [
      { action: "set.archived", target: target(set), before: { permissions: set.keys.join(" ") } },
      ...eventsFor(impact, people, { set: set.name }),
    ],
    result: { name: set.name, affected: impact.people.length },
  };
}
