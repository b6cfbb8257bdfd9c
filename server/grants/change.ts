import type { AuditEvent } from "@/server/audit/event";
import type { Done } from "@/server/change";
import { concernedBy, confirmed, eventsFor, keysOf, shownDifference } from "@/server/difference/tell";
import type { Tx } from "@/server/doors/transaction";
import { refuse, refuseIf } from "@/server/errors";
import { labelOf } from "@/server/policy/catalog";
import { turnsInert } from "@/server/policy/difference";
import { missingFor } from "@/server/policy/effective";
import { whyNotGiveAway, whyNotTogether } from "@/server/policy/grant";
import { type GrantTime, timeBetween, whyNotDuring } from "@/server/policy/grant-time";
import type { Entered } from "@/server/read";
import { findSet } from "@/server/sets/queries";
import { endGrantsNamed, giveTo, keysIn, type StoredGrant, type Subject } from "./queries";
import { stateOf } from "./shown";
import { type LoadedSubject, loadSubject } from "./subject";

export interface GrantChange {
  to: Subject;
  give: readonly ({ permission: string } | { set: string })[];
  take: readonly string[];
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
  addMissing?: boolean | undefined;
}

/** Something to be given, with what it gives. */
interface Given {
  permission: string | null;
  set: { id: string; name: string } | null;
  keys: readonly string[];
}

/** What a change would do: everything that decides about it, and nothing written. */
async function planned(tx: Tx, entered: Entered, change: GrantChange) {
  const { actor, org } = entered;
  const { catalog } = org;
  const now = new Date();
  const subject = await loadSubject(tx, entered, change.to);
  const time = timeBetween(change.startsOn, change.endsOn, now);
  refuseIf(whyNotDuring(time, now));

  const taken = change.take.map(
    (id) => subject.grants.find((grant) => grant.id === id) ?? refuse("grant_unknown"),
  );
  const staying = subject.grants.filter((grant) => !change.take.includes(grant.id));
  const given = await Promise.all(change.give.map((what) => givenBy(tx, entered, what)));
  const added = given.flatMap(({ keys }) => keys);
  const held = staying.filter((grant) => stateOf(grant, now) === "now").flatMap(keysIn);
  // What a person has by their teams may be relied upon as well; a team's people differ in what else they have.
  const byTeams =
    "member" in change.to
      ? subject.people.flatMap((p) => p.held.filter((row) => row.team).flatMap(keysOf))
      : [];
  const missing = missingFor(catalog, added).filter((key) => !held.includes(key) && !byTeams.includes(key));
  if (change.addMissing) given.push(...missing.map((key) => ({ permission: key, set: null, keys: [key] })));
  const wanted = given.flatMap(({ keys }) => keys);
  refuseIf(
    whyNotGiveAway(actor, wanted, org.name) ??
      whyNotTogether(catalog, wanted, [...held, ...byTeams, ...wanted]),
  );

  const counts = time.startsAt === null ? wanted : [];
  const gone = new Set(change.take);
  const concerned = concernedBy(subject.people, (person) => [
    ...person.held.filter((row) => !gone.has(row.grant)).flatMap(keysOf),
    ...counts,
  ]);
  return { subject, time, taken, given, missing, concerned, about: aboutSubject(subject, change) };
}

async function givenBy(tx: Tx, { org }: Entered, what: GrantChange["give"][number]): Promise<Given> {
  if ("permission" in what) {
    if (!org.catalog.permissions.has(what.permission)) refuse("unknown_permission");
    return { permission: what.permission, set: null, keys: [what.permission] };
  }
  const set = await findSet(tx, org.id, what.set);
  if (!set) refuse("not_found");
  if (set.archivedAt) refuse("set_archived");
  return { permission: null, set, keys: set.keys };
}

/** A mark is about the change itself and about what its subject was given before. */
const aboutSubject = ({ target, grants }: LoadedSubject, change: GrantChange) =>
  JSON.stringify([
    target.id,
    grants.map(({ id }) => id),
    change.give,
    change.take,
    change.startsOn,
    change.endsOn,
  ]);

/**
 * Who would gain and who would lose what by giving and taking; what would turn inert, since something it needs is taken
 * away; and what was missing and would be given as well.
 * Refuses not_found, own_grants, teams_off, unknown_permission, set_archived, permission_requires, settings_withheld,
 * grant_unknown, grant_end_past, grant_ends_first.
 */
export async function previewGrants(tx: Tx, entered: Entered, change: GrantChange) {
  const { catalog } = entered.org;
  const { concerned, about, missing } = await planned(tx, entered, change);
  const named = (key: string) => labelOf(catalog, key);
  const inert = new Map(
    concerned.flatMap(({ before, after, carriesAll }) =>
      carriesAll ? [] : turnsInert(catalog, before, after).map(({ key, lacks }) => [key, lacks] as const),
    ),
  );
  return {
    ...shownDifference(catalog, concerned, about),
    added: missing.map(named),
    inert: [...inert].map(([key, lacks]) => ({ label: named(key), lacks: lacks.map(named) })),
  };
}

/**
 * "Olive granted Mia Night watch": permissions and sets given to a person or a team, and taken from them, as the
 * difference said that was confirmed (KIO-13, DST-11, X-11, INV-2, INV-4). Refuses what the preview refuses, and
 * difference_changed, nothing_changed.
 */
export async function changeGrants(
  tx: Tx,
  entered: Entered,
  { mark, reason = null, ...change }: GrantChange & { mark: string; reason?: string | null },
): Promise<Done<{ name: string; affected: number }>> {
  const { actor, org } = entered;
  const { subject, time, taken, given, concerned, about } = await planned(tx, entered, change);
  if (given.length + taken.length === 0) refuse("nothing_changed");
  const difference = confirmed(org.catalog, concerned, about, mark);

  const terms = {
    startsAt: time.startsAt ?? undefined,
    expiresAt: time.expiresAt,
    reason,
    grantedBy: actor.accountId,
  };
  await giveTo(
    tx,
    org.id,
    change.to,
    given.map(({ permission, set }) => ({ permission, setId: set?.id ?? null, ...terms })),
  );
  const ended = await endGrantsNamed(tx, org.id, change.to, taken);
  if (ended !== taken.length) refuse("grant_unknown");

  const [first, ...rest] = eventsOf(subject, given, taken, time, reason);
  if (!first) refuse("nothing_changed");
  const others = "team" in change.to ? eventsFor(difference, subject.people, { team: subject.name }) : [];
  return {
    events: [first, ...rest, ...others],
    result: { name: subject.name, affected: difference.people.length },
  };
}

const inWords = (what: readonly { permission: string | null; set: string | null }[]) => ({
  permissions: what.flatMap(({ permission }) => permission ?? []).join(" ") || undefined,
  sets: what.flatMap(({ set }) => set ?? []).join(", ") || undefined,
});

function eventsOf(
  { target }: LoadedSubject,
  given: readonly Given[],
  taken: readonly StoredGrant[],
  { startsAt, expiresAt }: GrantTime,
  reason: string | null,
): AuditEvent[] {
  const team = target.kind === "team";
  const said = reason ? { reason } : {};
  const after = {
    ...inWords(given.map(({ permission, set }) => ({ permission, set: set?.name ?? null }))),
    startsAt: startsAt?.toISOString(),
    expiresAt: expiresAt?.toISOString(),
  };
  const before = inWords(taken.map(({ permission, setName }) => ({ permission, set: setName })));
  return [
    ...(given.length > 0
      ? [{ action: team ? "team.granted" : "permission.granted", target, after, ...said } as const]
      : []),
    ...(taken.length > 0
      ? [{ action: team ? "team.revoked" : "permission.revoked", target, before, ...said } as const]
      : []),
  ];
}
