import { createHash } from "node:crypto";
import type { AuditEvent } from "@/server/audit-log/event";
import { refuse } from "@/server/errors";
import { type Catalog, labelOf } from "@/server/policy/catalog";
import { type AffectedPerson, type Impact, impactOf } from "@/server/policy/impact";
import type { HeldRow, HoldingPerson } from "./queries";

/** What a row gives: its own permission, or the keys of its set. */
export const keysOf = (row: HeldRow): readonly string[] =>
  row.keys ?? (row.permission ? [row.permission] : []);

/** People before and after a change that replaces what each of their rows gives. */
export const peopleAffectedBy = (
  people: readonly HoldingPerson[],
  after: (person: HoldingPerson) => readonly string[],
): AffectedPerson[] =>
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
export function shownImpact(
  catalog: Catalog,
  affected: readonly AffectedPerson[],
  about: string,
  next: Catalog = catalog,
) {
  const impact = impactOf(catalog, affected, next);
  const emails = new Map(affected.map(({ id, email }) => [id, email]));
  const labels = (keys: readonly string[]) =>
    keys.map((key) => labelOf(next.permissions.has(key) ? next : catalog, key));
  return {
    previewToken: previewTokenOf(impact, about),
    people: impact.people.slice(0, named).map(({ gains, loses, ...who }) => ({
      ...who,
      email: emails.get(who.id),
      gains: labels(gains),
      loses: labels(loses),
    })),
    affected: impact.people.length,
    unaffected: impact.unaffected,
  };
}

/** Refuses difference_changed unless the difference is still the one that was confirmed. */
export function verifyPreview(
  catalog: Catalog,
  affected: readonly AffectedPerson[],
  about: string,
  previewToken: string,
  next: Catalog = catalog,
): Impact {
  const impact = impactOf(catalog, affected, next);
  if (previewTokenOf(impact, about) !== previewToken) refuse("difference_changed");
  return impact;
}

const previewTokenOf = ({ people }: Impact, about: string) =>
  createHash("sha256")
    .update(JSON.stringify([about, people.map(({ id, gains, loses }) => [id, gains, loses])]))
    .digest("base64url");

/** An event for each person who gains or loses something by what was done to a set or a team (INV-7). */
export function eventsFor(
  impact: Impact,
  people: readonly HoldingPerson[],
  by: Record<string, string>,
): AuditEvent[] {
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  return impact.people.flatMap(({ id, name, gains, loses }): AuditEvent[] => {
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
