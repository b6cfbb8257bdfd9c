import type { OrgContext } from "@/server/access/read";
import { refuse, refuseIf } from "@/server/errors";
import { keysOf, peopleAffectedBy } from "@/server/grants/impact/preview";
import { factsFrom } from "@/server/permissions/facts";
import { findFacts } from "@/server/permissions/queries";
import { type Catalog, labelOf } from "@/server/policy/catalog";
import { missingFor } from "@/server/policy/effective";
import { whyNotGiveAway, whyNotTogether } from "@/server/policy/grant";
import {
  heldUntil,
  needsOf,
  outlivesIn,
  type Span,
  whyNotAgain,
  whyNotOutlive,
} from "@/server/policy/grant-cover";
import { type GrantTime, timeBetween, whyNotDuring } from "@/server/policy/grant-time";
import { findSet } from "@/server/sets/queries";
import type { Tx } from "@/server/transaction/transaction";
import { keysIn, type StoredGrant, type Subject } from "./queries";
import { type LoadedSubject, loadSubject } from "./subject";

export interface GrantChange {
  to: Subject;
  give: readonly ({ permission: string } | { set: string })[];
  take: readonly string[];
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
  addMissing?: boolean | undefined;
}

/** Something to be given, with what it gives and when. */
export interface Given {
  permission: string | null;
  set: { id: string; name: string } | null;
  keys: readonly string[];
  time: GrantTime;
}

/** What a change would do: everything that decides about it, and nothing written. */
export async function planned(tx: Tx, context: OrgContext, change: GrantChange) {
  const { actor, org } = context;
  const { catalog } = org;
  const now = new Date();
  const subject = await loadSubject(tx, context, change.to);
  const time = timeBetween(change.startsOn, change.endsOn, now);
  refuseIf(whyNotDuring(time, now));
  const during = { from: (time.startsAt ?? now).getTime(), to: time.expiresAt?.getTime() ?? Infinity };

  const chosen = change.take.map(
    (id) => subject.grants.find((grant) => grant.id === id) ?? refuse("grant_unknown"),
  );
  const staying = subject.grants.filter((grant) => !change.take.includes(grant.id));
  const given = await Promise.all(change.give.map((what) => givenBy(tx, context, what, time)));
  for (const one of given) {
    const known = staying.filter((grant) => isSameThing(grant, one)).map(spanOf);
    refuseIf(whyNotAgain({ what: nameOf(catalog, one), ...during }, known, subject.name));
  }
  const added = given.flatMap(({ keys }) => keys);
  // What a person has by their teams may be relied upon as well; a team's people differ in what else they have.
  const held = [...staying.map(spanOf), ...(await byTeams(tx, context, change.to, catalog, added))];
  const needs = needsOf(catalog, added, during, held);
  const more = change.addMissing ? [...needs.missing, ...needs.short.map(({ key }) => key)] : [];
  // What was given for too short a time is given again for as long as needed: the same thing is never given twice.
  const replaced = staying.filter(
    ({ permission, expiresAt }) => permission && more.includes(permission) && (!expiresAt || expiresAt > now),
  );
  const taken = [...chosen, ...replaced];
  const wanted = [...added, ...more];
  const heldThen = held
    .flatMap(({ keys }) => keys)
    .filter((key) => heldUntil(held, key, during.from) !== null);
  refuseIf(
    whyNotGiveAway(actor, wanted, org.name) ??
      whyNotTogether(catalog, wanted, [...heldThen, ...wanted]) ??
      (change.addMissing ? null : whyNotOutlive(catalog, added, needs, subject.name)),
  );
  given.push(
    ...more.map((key) => {
      const early = replaced.some(({ permission, startsAt }) => permission === key && startsAt <= now);
      const terms = early ? { ...time, startsAt: null } : time;
      return { permission: key, set: null, keys: [key], time: terms };
    }),
  );

  const counts = given.flatMap((one) => (one.time.startsAt === null ? one.keys : []));
  const gone = new Set(taken.map(({ id }) => id));
  const affected = peopleAffectedBy(subject.people, (person) => [
    ...person.held.filter((row) => !gone.has(row.grant)).flatMap(keysOf),
    ...counts,
  ]);
  const after = [
    ...held.filter((span) => !replaced.some((grant) => grant === span.grant)),
    ...given.map(({ keys, time: { startsAt, expiresAt } }) => ({
      ...{ keys, from: (startsAt ?? now).getTime(), to: expiresAt?.getTime() ?? Infinity },
    })),
  ];
  const outlives = outlivesIn(catalog, after, now.getTime());
  return { subject, time, taken, given, more, affected, outlives, about: aboutSubject(subject, change) };
}

/** A stored grant as a span of time. */
const spanOf = (grant: StoredGrant) => ({
  grant,
  keys: keysIn(grant),
  from: grant.startsAt.getTime(),
  to: grant.expiresAt?.getTime() ?? Infinity,
});

const isSameThing = (grant: StoredGrant, { permission, set }: Given) =>
  permission === null ? grant.setId === set?.id : grant.permission === permission;

const nameOf = (catalog: Catalog, { permission, set }: Given) =>
  set?.name ?? labelOf(catalog, permission ?? "");

/** What a person has by their teams, asked only where something that is given needs something. */
async function byTeams(
  tx: Tx,
  { org }: OrgContext,
  to: Subject,
  catalog: Catalog,
  added: readonly string[],
): Promise<(Span & { grant?: undefined })[]> {
  if (!("member" in to) || (missingFor(catalog, added).length === 0 && added.length > 0)) return [];
  const found = await findFacts(tx, org.id, to.member);
  const holdings = found ? factsFrom(found).holdings : [];
  return holdings
    .filter(({ team }) => team?.active && org.teamsOn)
    .map(({ permissions, startsAt, expiresAt }) => ({
      ...{ keys: permissions, from: startsAt, to: expiresAt ?? Infinity },
    }));
}

async function givenBy(
  tx: Tx,
  { org }: OrgContext,
  what: GrantChange["give"][number],
  time: GrantTime,
): Promise<Given> {
  if ("permission" in what) {
    if (!org.catalog.permissions.has(what.permission)) refuse("unknown_permission");
    return { permission: what.permission, set: null, keys: [what.permission], time };
  }
  const set = await findSet(tx, org.id, what.set);
  if (!set) refuse("not_found");
  if (set.archivedAt) refuse("set_archived");
  return { permission: null, set, keys: set.keys, time };
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
