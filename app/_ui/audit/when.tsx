"use client";
import { exact } from "../dates";
import { useHydrated } from "../use-hydrated";

/** "3 Nov 2026, 14:05:09 UTC", and the same in the reader's own zone as soon as the browser can say which. */
export function Exactly({ at }: { at: string }) {
  const here = useReadersTime(at);
  return (
    <>
      <time dateTime={at}>{toTheSecond(at)}</time>
      {here && <span className="block text-ink-2">{here} (your time)</span>}
    </>
  );
}

/** The same moment in the reader's zone, with the zone's name; null on the server, and in UTC itself. */
export function useReadersTime(at: string): string | null {
  const hydrated = useHydrated();
  if (!hydrated) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === "UTC") return null;
  const local = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  return local.format(new Date(at));
}

const toTheSecond = (at: string) =>
  exact(at).replace(/\d\d:\d\d UTC$/, `${new Date(at).toISOString().slice(11, 19)} UTC`);
