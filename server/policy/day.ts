/** Days that people mean: with four digits of a year, none of which was typed in part ("27" is the year 27). */
const [first, last] = ["1900-01-01", "9999-12-31"];

/** The first moment of a day like 2026-11-03, UTC; null when there is no such day. The one reading of days there is. */
export function dayOf(text: string | null | undefined): Date | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < first || text > last) return null;
  const date = new Date(`${text}T00:00:00.000Z`);
  // 30 February is 2 March to a Date.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date;
}

/** The last moment of a day, UTC; null without a day. */
export function endOfDay(text: string | null | undefined): Date | null {
  const day = dayOf(text);
  return day && new Date(day.getTime() + 24 * 60 * 60 * 1000 - 1);
}

/** A moment in words that name their zone: "22 Nov 2026 at 10:32 UTC". */
export function momentInWords(at: Date): string {
  const day = at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
  return `${day} at ${time} UTC`;
}
