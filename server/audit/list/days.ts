import { dayOf } from "@/server/policy/day";

/** From when until when events are asked for: the first moment, and the one that is too late. */
export interface DaySpan {
  from: Date | null;
  until: Date | null;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Parses the two days of a filter. A day that doesn't exist or is in the future is ignored, and `ignored` says so in a
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
    if (!date) ignored.push(`“${text}” isn’t a date, so ${name} is ignored.`);
    else if (date > now) ignored.push(`${text} is in the future, so ${name} is ignored.`);
    else return date;
    return null;
  };
  const first = known(from, "“From”");
  const last = known(to, "“To”");
  if (first && last && last < first) {
    ignored.push("“To” is before “From”, so “To” is ignored.");
    return { from: first, until: null, ignored };
  }
  return { from: first, until: last && new Date(last.getTime() + day), ignored };
}
