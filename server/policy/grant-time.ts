import { dayOf, endOfDay } from "./day";
import { type WhyNot, whyNot } from "./reason";

/** From when to when a grant counts. */
export interface GrantTime {
  /** Null: at once. */
  startsAt: Date | null;
  expiresAt: Date | null;
}

/**
 * The time between two days (YYYY-MM-DD): from the first one's beginning, or now, through 23:59:59.999 UTC of the last
 * one, or without an end.
 */
export function timeBetween(
  startsOn: string | null | undefined,
  endsOn: string | null | undefined,
  now: Date,
): GrantTime {
  const begin = dayOf(startsOn) ?? now;
  return {
    startsAt: begin > now ? begin : null,
    expiresAt: endOfDay(endsOn),
  };
}

/** Why a grant cannot have this time, or null. */
export function whyNotDuring(
  { startsAt, expiresAt }: GrantTime,
  now: Date,
): WhyNot<"grant_end_past" | "grant_ends_first"> | null {
  if (expiresAt && expiresAt <= now) return whyNot("grant_end_past");
  return expiresAt && startsAt && expiresAt <= startsAt ? whyNot("grant_ends_first") : null;
}
