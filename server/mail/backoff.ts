const first = 5_000;
const most = 30 * 60_000;

/**
 * Milliseconds until the next attempt: exponential backoff from 5 seconds to half an hour, with jitter, so that
 * emails that failed together aren't retried together.
 * @param attempts number of attempts so far, from 1
 * @param random between 0 and 1
 */
export function backoff(attempts: number, random = Math.random()): number {
  const full = Math.min(most, first * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}
