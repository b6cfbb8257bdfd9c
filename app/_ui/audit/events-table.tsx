"use client";
import type { EventLine } from "@/server/audit/serialize";
import { exact, relative } from "../dates";
import { Name } from "../named";
import { asCell, asGroup, asHead, asRow, asTable } from "../table-roles";
import { useHydrated } from "../use-hydrated";
import { useRowLinks } from "../use-row-links";

type Props = {
  caption: string;
  rows: (EventLine & { place?: { name: string; base: string } })[];
  now: number;
  /** Base address of the event pages. */
  base: string;
  /** Base address of people's pages; null if the reader may not open them. */
  people: string | null;
  /** True if the list mixes events of several organizations. */
  mixed?: boolean;
  /** Query string of the event pages, such as "?organization=…". */
  extra?: string;
};

/** What happened, newest first; every line leads to everything about it (KIO-26, KMP-6). */
export function EventsTable({ caption, rows, now, base, people, mixed, extra = "" }: Props) {
  const { follow, onItsWay } = useRowLinks();
  const zone = useZone();
  return (
    <>
      {onItsWay}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take the keys, this only hears their clicks */}
      <table {...asTable} className="events" onClick={follow}>
        <caption>{caption}</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <th {...asHead}>When</th>
            <th {...asHead}>What happened</th>
            {mixed && <th {...asHead}>Where</th>}
            <th {...asHead} className="acts">
              Entry
            </th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {rows.map((row) => {
            const at = row.place?.base ?? base;
            return (
              <tr key={`${at} ${row.seq}`} {...asRow}>
                <td {...asCell} className="date">
                  <time dateTime={row.at} title={zone ? inZone(row.at, zone) : undefined}>
                    <span>{relative(row.at, now)}</span>
                    <small>{exact(row.at)}</small>
                  </time>
                </td>
                <td {...asCell} className="said">
                  <Sentence parts={row.parts} people={people} />
                  {row.reason && <q>{row.reason}</q>}
                </td>
                {mixed && (
                  <td {...asCell} className="where">
                    <Name>{row.place?.name}</Name>
                  </td>
                )}
                <td {...asCell} className="acts corner">
                  <a
                    href={`${at}/${row.seq}${extra}`}
                    data-follow
                    className="btn small"
                    aria-label={`Entry ${row.seq}`}
                  >
                    {row.seq}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/**
 * The sentence of an event; the name of a current member links to their page. The role of the actor follows their own
 * name directly, so that it can't be read as belonging to anyone else in the sentence.
 */
export function Sentence({ parts, people }: Pick<EventLine, "parts"> & { people: string | null }) {
  return parts.map(({ text, name, ...who }, index) => {
    const asIs = name ? "no" : undefined;
    const member = "member" in who ? who.member : undefined;
    const which = "which" in who && who.which ? <small translate="no"> ({who.which})</small> : null;
    const key = `${index} ${text}`;
    if (people && member) {
      return (
        <span key={key}>
          <a href={`${people}/${member}`} data-follow className="link" translate="no">
            {text}
          </a>
          {which}
        </span>
      );
    }
    return (
      <span key={key} translate={asIs}>
        {text}
        {which}
      </span>
    );
  });
}

function useZone(): string | null {
  const hydrated = useHydrated();
  return hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : null;
}

const inZone = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long", timeZone }).format(new Date(at));
