import { dayOf } from "@/server/policy/day";

/** From when until when events are asked for: the first moment, and the one that is too late. */
export interface DaySpan {
  from: Date | null;
  until: Date | null;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Reads the two days of a filter. What does not exist or lies ahead narrows nothing, and `ignored` says so in a
 * sentence each.
 */
export function spanOf(
  { from, to }: { from?: string; to?: string },
  now: Date,
): DaySpan & { ignored: string[] } {
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
