/** From when until when events are asked for: the first moment, and the one that is too late. */
export interface Span {
  from: Date | null;
  until: Date | null;
}

const day = 24 * 60 * 60 * 1000;

/** The first moment of a day like 2026-11-03 in UTC; null when there is no such day. */
export function dayOf(text: string | undefined): Date | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date;
}

/**
 * Reads the two days of a filter. What does not exist or lies ahead narrows nothing, and `ignored` says so in a
 * sentence each.
 */
export function spanOf(
  { from, to }: { from?: string; to?: string },
  now: Date,
): Span & { ignored: string[] } {
  const ignored: string[] = [];
  const known = (text: string | undefined, name: string): Date | null => {
    if (!text) return null;
    const date = dayOf(text);
    if (!date) ignored.push(`There is no day “${text}”, so ${name} narrows nothing.`);
    else if (date > now) ignored.push(`${text} has not come yet, so ${name} narrows nothing.`);
    else return date;
    return null;
  };
  const first = known(from, "“From”");
  const last = known(to, "“To”");
  if (first && last && last < first) {
    ignored.push("“To” lies before “From”, so “To” narrows nothing.");
    return { from: first, until: null, ignored };
  }
  return { from: first, until: last && new Date(last.getTime() + day), ignored };
}
