import type { Catalog } from "./catalog";
import { effectiveOf, inertOf } from "./effective";
import { inAlphabet } from "./fold";

/** A person affected by a change of grants, with the keys they have now and would have afterwards. */
export interface AffectedPerson {
  id: string;
  name: string;
  email?: string;
  /** True for an active Manager, who has every permission before and after. */
  carriesAll: boolean;
  before: readonly string[];
  after: readonly string[];
}

/** What a change means for one person: permissions they gain, lose, and keep without effect. */
export interface PersonImpact {
  id: string;
  name: string;
  gains: string[];
  loses: string[];
}

export interface Impact {
  people: PersonImpact[];
  /** The number of holders who aren't affected: they have it another way, or have every permission. */
  unaffected: number;
}

/**
 * Who gains and who loses what by a change, in the order of their names. Inert grants count as nothing (INV-5).
 * @param next what can be granted after the change, where that changes too
 */
export function impactOf(
  catalog: Catalog,
  affected: readonly AffectedPerson[],
  next: Catalog = catalog,
): Impact {
  const inOrder = [...new Set([...catalog.permissions.keys(), ...next.permissions.keys()])];
  const people = affected.flatMap(({ id, name, carriesAll, before, after }) => {
    if (carriesAll) return [];
    const [had, has] = [effectiveOf(catalog, before), effectiveOf(next, after)];
    const gains = inOrder.filter((key) => has.has(key) && !had.has(key));
    const loses = inOrder.filter((key) => had.has(key) && !has.has(key));
    return gains.length + loses.length > 0 ? [{ id, name, gains, loses }] : [];
  });
  return {
    people: inAlphabet(
      people.sort((a, b) => (a.id < b.id ? -1 : 1)),
      ({ name }) => name,
    ),
    unaffected: affected.length - people.length,
  };
}

/** What would be granted and count for nothing after the change, and did count before it; with what it lacks. */
export function turnsInert(catalog: Catalog, before: readonly string[], after: readonly string[]) {
  const counted = effectiveOf(catalog, before);
  return [...inertOf(catalog, after)].flatMap(([key, lacks]) => (counted.has(key) ? [{ key, lacks }] : []));
}
