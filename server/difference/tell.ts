import { createHash } from "node:crypto";
import type { AuditEvent } from "@/server/audit/event";
import { refuse } from "@/server/errors";
import { type Catalog, labelOf } from "@/server/policy/catalog";
import { type Concerned, type Difference, differenceOf } from "@/server/policy/difference";
import type { HeldRow, HoldingPerson } from "./queries";

/** What a row gives: its own permission, or the keys of its set. */
export const keysOf = (row: HeldRow): readonly string[] =>
  row.keys ?? (row.permission ? [row.permission] : []);

/** People before and after a change that replaces what each of their rows gives. */
export const concernedBy = (
  people: readonly HoldingPerson[],
  after: (person: HoldingPerson) => readonly string[],
): Concerned[] =>
  people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    carriesAll: person.carriesAll,
    before: person.held.flatMap(keysOf),
    after: after(person),
  }));

/** At most this many people are named on the screen; the others are counted. */
const named = 50;

/**
 * A difference as the screen shows it, with the mark by which saving knows that it has not changed since.
 * @param next what can be granted after the change, where that changes too
 */
export function shownDifference(
  catalog: Catalog,
  concerned: readonly Concerned[],
  about: string,
  next: Catalog = catalog,
) {
  const difference = differenceOf(catalog, concerned, next);
  const emails = new Map(concerned.map(({ id, email }) => [id, email]));
  const labels = (keys: readonly string[]) =>
    keys.map((key) => labelOf(next.permissions.has(key) ? next : catalog, key));
  return {
    mark: markOf(difference, about),
    people: difference.people.slice(0, named).map(({ gains, loses, ...who }) => ({
      ...who,
      email: emails.get(who.id),
      gains: labels(gains),
      loses: labels(loses),
    })),
    affected: difference.people.length,
    unaffected: difference.unaffected,
  };
}

/** Refuses difference_changed unless the difference is still the one that was confirmed. */
export function confirmed(
  catalog: Catalog,
  concerned: readonly Concerned[],
  about: string,
  mark: string,
  next: Catalog = catalog,
): Difference {
  const difference = differenceOf(catalog, concerned, next);
  if (markOf(difference, about) !== mark) refuse("difference_changed");
  return difference;
}

const markOf = ({ people }: Difference, about: string) =>
  createHash("sha256")
    .update(JSON.stringify([about, people.map(({ id, gains, loses }) => [id, gains, loses])]))
    .digest("base64url");

/** An event for each person who gains or loses something by what was done to a set or a team (INV-7). */
export function eventsFor(
  difference: Difference,
  people: readonly HoldingPerson[],
  by: Record<string, string>,
): AuditEvent[] {
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  return difference.people.flatMap(({ id, name, gains, loses }): AuditEvent[] => {
    const target = { kind: "membership", id, label: name, email: emails.get(id) } as const;
    return [
      ...(gains.length > 0
        ? [{ action: "permission.granted", target, after: { permissions: gains.join(" "), ...by } } as const]
        : []),
      ...(loses.length > 0
        ? [{ action: "permission.revoked", target, before: { permissions: loses.join(" "), ...by } } as const]
        : []),
    ];
  });
}
