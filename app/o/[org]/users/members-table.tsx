"use client";
import { type MouseEvent, useState } from "react";
import { called } from "@/app/_ui/called";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { rowOfClick } from "@/app/_ui/row-of-click";
import { SortHead } from "@/app/_ui/sort-head";
import { asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { useRowLinks } from "@/app/_ui/use-row-links";
import { useRowSelection } from "@/app/_ui/use-row-selection";
import { memberCells } from "./member-cells";
import type { ListedMember } from "./member-row";
import type { MembersQuery } from "./members-query";
import type { Choosing } from "./remove-many";

// Loaded when the first one opens: most visits to the list change nothing.
const dialogs = {
  role: lazyDialog(() => import("./change-role-dialog").then((module) => module.ChangeRoleDialog)),
  remove: lazyDialog(() => import("./remove-dialog").then((module) => module.RemoveDialog)),
};
const RemoveMany = lazyDialog(() => import("./remove-many").then((module) => module.RemoveMany));

type Props = {
  org: { slug: string; name: string };
  rows: ListedMember[];
  /** Labels of the columns that were added. */
  more: string[];
  base: string;
  query: MembersQuery;
  /** Where many are being chosen, the list that they are chosen from. */
  choosing?: Choosing;
};

/**
 * Organization Users with its six columns, and those that were added (KIO-4, X-4). One client component for the
 * whole table: the browser gets fifty compact rows instead of the tree of their elements, and one listener serves
 * every button and link. No rule is here: each row comes with its reasons.
 */
export function MembersTable({ org, rows, more, base, query, choosing }: Props) {
  const [open, setOpen] = useState<{ act: keyof typeof dialogs; row: ListedMember } | null>(null);
  const { follow, onItsWay } = useRowLinks();
  const ready = useHydrated();
  const Dialog = open && dialogs[open.act];
  const choosable = choosing ? rows.filter(({ whyNot, gone }) => !whyNot?.remove && !gone) : [];
  const { chosen: ticked, isChosen, toggle, choosePage } = useRowSelection(choosable);

  const nameOf = called(rows);

  function act(event: MouseEvent) {
    follow(event);
    const pressed = rowOfClick<keyof typeof dialogs, ListedMember>(event, rows);
    if (pressed) setOpen(pressed);
  }

  return (
    <>
      {onItsWay}
      {ready && choosing && choosable.length > 0 && (
        <RemoveMany
          org={org}
          of={choosing}
          chosen={ticked.map(({ id }) => id)}
          choosable={choosable.length}
          choosePage={choosePage}
        />
      )}
      {/* Buttons work from when the page can react: until then their fieldset closes them all. */}
      <fieldset role="none" disabled={!ready}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, this only hears their clicks */}
        <table {...asTable} className="people" onClick={act}>
          <caption>Users of this organization</caption>
          <thead {...asGroup}>
            <tr {...asRow}>
              <SortHead label="Name" column="name" base={base} query={query} />
              <SortHead label="Email" column="email" base={base} query={query} />
              <SortHead label="Role" column="role" base={base} query={query} />
              <th {...asHead}>System Permissions</th>
              <SortHead label="Join Date" column="joined" base={base} query={query} />
              {more.map((label) => (
                <th key={label} {...asHead}>
                  {label}
                </th>
              ))}
              <th {...asHead} className="acts">
                Actions
              </th>
            </tr>
          </thead>
          {/* Names, addresses, roles and categories are called the same in every language (said once, not in each row). */}
          <tbody {...asGroup} translate="no">
            {rows.map((row) => (
              <tr key={row.id} {...asRow}>
                {memberCells(row, {
                  slug: org.slug,
                  called: nameOf(row),
                  more,
                  box: choosable.includes(row) && { chosen: isChosen(row.id), toggle },
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </fieldset>
      {open && Dialog && <Dialog key={open.row.id} org={org} who={open.row} onClose={() => setOpen(null)} />}
    </>
  );
}
