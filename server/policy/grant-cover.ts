import { type Catalog, labelOf } from "./catalog";
import { momentInWords } from "./day";
import { missingFor } from "./effective";
import { type WhyNot, whyNot } from "./reason";

/** The time span of a grant, in milliseconds since 1970; Infinity if it has no end. */
export interface Span {
  keys: readonly string[];
  from: number;
  to: number;
}

/** Until when a permission is held without a gap from a given moment; null if it isn't held at that moment. */
export function heldUntil(spans: readonly Span[], key: string, from: number): number | null {
  const ways = spans.filter(({ keys }) => keys.includes(key)).sort((a, b) => a.from - b.from);
  let until = from;
  for (const way of ways) if (way.from <= until && way.to > until) until = way.to;
  return until > from ? until : null;
}

/** The prerequisites that granted permissions lack: those not held at the start, and those that end earlier. */
export interface Needs {
  missing: string[];
  short: { key: string; until: number }[];
}

/** Compares what is given for a time with what is held by then. */
export function needsOf(
  catalog: Catalog,
  given: readonly string[],
  time: { from: number; to: number },
  held: readonly Span[],
): Needs {
  const needs: Needs = { missing: [], short: [] };
  for (const key of missingFor(catalog, given)) {
    const until = heldUntil(held, key, time.from);
    if (until === null) needs.missing.push(key);
    else if (until < time.to) needs.short.push({ key, until });
  }
  return needs;
}

/** Why permissions cannot be given for longer than what they need is held, or null: the first one's lack. */
export function whyNotOutlive(
  catalog: Catalog,
  given: readonly string[],
  { short }: Needs,
  name: string,
): WhyNot<"permission_outlives"> | null {
  for (const key of given) {
    const needed = new Set(missingFor(catalog, [key]));
    const first = short.filter((one) => needed.has(one.key)).sort((a, b) => a.until - b.until)[0];
    if (!first) continue;
    const facts = { name, permission: labelOf(catalog, key), needs: labelOf(catalog, first.key) };
    return whyNot("permission_outlives", { ...facts, when: momentInWords(new Date(first.until)) });
  }
  return null;
}

/** What is held now or later and loses what it needs before it ends, with the moment from which it gives nothing. */
export function outlivesIn(catalog: Catalog, held: readonly Span[], now: number) {
  const found = new Map<string, { key: string; needs: string; from: number }>();
  for (const { keys, from, to } of held) {
    const begin = Math.max(from, now);
    for (const key of keys) {
      for (const needed of catalog.permissions.get(key)?.requires ?? []) {
        const until = heldUntil(held, needed, begin);
        const known = found.get(key);
        if (until === null || until >= to || (known && known.from >= until)) continue;
        found.set(key, { key, needs: needed, from: until });
      }
    }
  }
  // What is held by another way until later outlives nothing before that way does.
  return [...found.values()].filter(({ key, from }) => (heldUntil(held, key, from) ?? 0) > from);
}

/** Why the same thing cannot be given to the same person or team once more while it counts, or null. */
export function whyNotAgain(
  given: { what: string; from: number; to: number },
  known: readonly Span[],
  name: string,
): WhyNot<"granted_already"> | null {
  const same = known.find(({ from, to }) => from < given.to && to > given.from);
  if (!same) return null;
  const { what } = given;
  const when = same.to === Infinity ? "without an end" : `until ${momentInWords(new Date(same.to))}`;
  return whyNot("granted_already", { name, what, when });
}
