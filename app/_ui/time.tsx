import { day, exact, relative } from "./dates";

/** A date as "3 Nov 2026"; the minute, in UTC, on hover. */
export function Day({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {day(at)}
    </time>
  );
}

/** How long ago, or how far ahead, seen from `now` (milliseconds since 1970); the minute on hover. */
export function Ago({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {relative(at, now)}
    </time>
  );
}
