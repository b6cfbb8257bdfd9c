"use client";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react";
import { breakableAddress } from "@/app/_ui/address";
import { called } from "@/app/_ui/called";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { Name } from "@/app/_ui/named";
import { asCell, asGroup, asHead, asRow, asRowHead, asTable } from "@/app/_ui/table-roles";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { useRowLinks } from "@/app/_ui/use-row-links";
import type { Cell } from "./why-dialog";

const WhyDialog = lazyDialog(() => import("./why-dialog").then((module) => module.WhyDialog));

export type MatrixRow = {
  id: string;
  name: string;
  /** The email address of a person. */
  email?: string;
  /** The text of the second column. */
  note: string;
  tag?: string;
  badges: { category: string; beside: boolean; part: boolean; label: string }[];
};
type Category = { key: string; label: string };
type Props = {
  org: string;
  caption: string;
  /** The heads of the first two columns. */
  head: ReactNode;
  of: "member" | "team";
  rows: MatrixRow[];
  columns: { main: Category[]; beside: Category[] };
};

const ways = {
  member: { base: "permissions", hash: "", label: "Edit permissions" },
  team: { base: "teams", hash: "#granted", label: "Open team" },
};
/** What the three states of a cell are called. */
const stateNames = { all: "full", part: "partial", none: "none" };
const steps: Record<string, [down: number, right: number]> = {
  ...{ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] },
};

/**
 * One row per person or team, one column per category, three states: full, partial, none. Clicking a cell shows
 * where it comes from; the arrow keys move between cells, so that a row is one tab stop.
 */
export function Matrix({ org, caption, head, of, rows, columns }: Props) {
  const { follow, onItsWay } = useRowLinks();
  const ready = useHydrated();
  const [open, setOpen] = useState<Cell | null>(null);
  const nameOf = called(rows);
  const way = ways[of];
  const hrefOf = (id: string) => `/o/${org}/${way.base}/${id}`;

  function press(event: MouseEvent) {
    follow(event);
    const cell = (event.target as Element).closest("button")?.closest("td");
    const row = rows[(cell?.parentElement as HTMLTableRowElement | undefined)?.sectionRowIndex ?? -1];
    if (!cell || !row) return;
    const column = columns.main[cell.cellIndex - 2];
    setOpen({
      of: of === "member" ? { member: row.id } : { team: row.id },
      title: (
        <>
          {column?.label ?? "More categories"}: <Name>{row.name}</Name>
        </>
      ),
      whose: row.email,
      about: row.tag && `${row.tag}: until that changes, no one gets it from this team.`,
      categories: column ? [column.key] : columns.beside.map(({ key }) => key),
      way: { href: hrefOf(row.id) + way.hash, label: way.label },
    });
  }

  function move(event: KeyboardEvent) {
    const step = steps[event.key];
    const cell = (event.target as Element).closest("td");
    const line = cell?.parentElement as HTMLTableRowElement | null | undefined;
    if (!step || !cell || !line) return;
    const lines = (line.parentElement as HTMLTableSectionElement).rows;
    const next =
      lines[line.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]]?.querySelector("button");
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <>
      {onItsWay}
      <fieldset role="none" disabled={!ready}>
        <table {...asTable} className="matrix" onClick={press} onKeyDown={move}>
          <caption>{caption}</caption>
          <thead {...asGroup}>
            <tr {...asRow}>
              {head}
              {columns.main.map(({ key, label }) => (
                <th key={key} {...asHead}>
                  {label}
                </th>
              ))}
              {columns.beside.length > 0 && <th {...asHead}>More</th>}
            </tr>
          </thead>
          <tbody {...asGroup}>
            {rows.map((row) => (
              <tr key={row.id} {...asRow}>
                <th {...asRowHead} className="who">
                  <a href={hrefOf(row.id)} translate="no">
                    {row.name}
                  </a>
                  {row.tag && <span className="tag off">{row.tag}</span>}
                  {row.email && <small>{breakableAddress(row.email)}</small>}
                </th>
                <td {...asCell} className="corner">
                  {row.note}
                </td>
                {columns.main.map(({ key, label }, place) =>
                  cellOf(row, nameOf(row), label, key, place === 0),
                )}
                {columns.beside.length > 0 && besideOf(row, nameOf(row))}
              </tr>
            ))}
          </tbody>
        </table>
      </fieldset>
      {open && <WhyDialog org={org} cell={open} onClose={() => setOpen(null)} />}
    </>
  );
}

// Plain functions called once a cell, so that a page of fifty rows stays small.

function cellOf({ badges }: MatrixRow, name: string, label: string, key: string, first: boolean) {
  const badge = badges.find(({ category, beside }) => !beside && category === label);
  const state = badge ? (badge.part ? "part" : "all") : "none";
  return (
    <td key={key} {...asCell} className={`held ${state}`} data-label={label}>
      <button
        type="button"
        tabIndex={first ? undefined : -1}
        title={badge?.label}
        aria-label={`${label} of ${name}: ${stateNames[state]}`}
      >
        {badge ? stateNames[state] : "–"}
      </button>
    </td>
  );
}

/** The categories of further catalogs, named and explained on demand. */
function besideOf({ badges }: MatrixRow, name: string) {
  const more = badges.filter(({ beside }) => beside);
  const says = more.length > 0 ? `+${more.length} more` : "–";
  return (
    <td {...asCell} className={`held ${more.length > 0 ? "part" : "none"}`} data-label="more">
      <button
        type="button"
        tabIndex={-1}
        title={more.map(({ label }) => label).join("; ") || undefined}
        aria-label={`${more.length > 0 ? says : "No more"} of ${name}`}
      >
        {says}
      </button>
    </td>
  );
}
