const first = 5_000;
const most = 30 * 60_000;

/**
 * Milliseconds until the next attempt: doubling from 5 seconds to half an hour, spread by half, so that mails
 * that failed together do not come back together.
 * @param attempts how many there were, from 1
 * @param random between 0 and 1
 */
export function backoff(attempts: number, random = Math.random()): number {
  const full = Math.min(most, first * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}
