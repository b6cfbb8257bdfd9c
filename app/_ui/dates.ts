const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * "3 Nov 2026", in UTC. Written out rather than asked of Intl, because server and browser carry
 * different language data ("Sep" here, "Sept" there) and must write the same text.
 */
export function day(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "3 Nov 2026, 14:05 UTC": the exact time shown with a relative one. */
export function exact(iso: string): string {
  return `${day(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}

const steps: [unit: string, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/**
 * "3 days ago", "in 2 hours", "just now".
 * @param now milliseconds since 1970, given by the server so that its HTML and the browser agree
 */
export function relative(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const far = Math.abs(seconds);
  const step = steps.find(([, size]) => far >= size);
  if (!step) return "just now";
  const count = Math.floor(far / step[1]);
  const words = `${count} ${step[0]}${count === 1 ? "" : "s"}`;
  return seconds < 0 ? `${words} ago` : `in ${words}`;
}
