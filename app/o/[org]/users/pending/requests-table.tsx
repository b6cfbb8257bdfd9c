"use client";
import { type MouseEvent, type ReactNode, useState } from "react";
import { called } from "@/app/_ui/called";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { rowOfClick } from "@/app/_ui/row-of-click";
import { asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { useRowSelection } from "@/app/_ui/use-row-selection";
import { DecideMany } from "./decide-many";
import { mayBeChosen, requestCells } from "./request-cells";
import type { RequestRow } from "./request-status";
import { useApproved } from "./use-approved";
import { useReopen } from "./use-reopen";

// Loaded when the first one opens: most visits to the list decide nothing.
const DecideDialog = lazyDialog(() => import("./decide-dialog").then((module) => module.DecideDialog));
const NoteDialog = lazyDialog(() => import("./note-dialog").then((module) => module.NoteDialog));

export type RequestDecision = "approve" | "reject";
type Act = RequestDecision | "approve_with_note" | "note" | "reopen";
type Props = {
  org: { slug: string; name: string };
  rows: RequestRow[];
  now: number;
  /** How many asked and wait in all; null where only some of them are looked for. */
  asking: number | null;
  /** Shown instead of the table when it is empty. */
  empty: ReactNode;
};

const heads = ["Name", "Email", "Note", "Requested", "Status"];

/** Who asks to join (KIO-8, KIO-20). One listener on the table serves every button in it. */
export function RequestsTable({ org, rows, now, asking, empty }: Props) {
  const [open, setOpen] = useState<{ act: Act; row: RequestRow } | null>(null);
  const reopen = useReopen(org.slug);
  const ready = useHydrated();
  const { shown, isApproved, approve, markApproved } = useApproved(rows);
  const choosable = shown.filter((row) => mayBeChosen(row) && !isApproved(row.id));
  const { chosen, isChosen, toggle, choosePage } = useRowSelection(choosable);
  const close = () => setOpen(null);
  const nameOf = called(shown);

  function act(event: MouseEvent) {
    const pressed = rowOfClick<Act, RequestRow>(event, shown);
    if (pressed?.act === "reopen") reopen(pressed.row);
    else if (pressed?.act === "approve") approve(org, pressed.row);
    else if (pressed) setOpen(pressed);
  }

  if (shown.length === 0) return empty;
  return (
    <>
      {/* Also with fewer left to select: the rows must not move. */}
      {shown.filter(mayBeChosen).length > 1 && (
        <DecideMany org={org} choosable={choosable} chosen={chosen} asking={asking} choosePage={choosePage} />
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, this only hears their clicks */}
      <table {...asTable} className="queue" onClick={act}>
        <caption>Requests to join {org.name}</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            {heads.map((head) => (
              <th key={head} {...asHead}>
                {head}
              </th>
            ))}
            <th {...asHead} className="acts">
              Actions
            </th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {shown.map((row) => (
            <tr key={row.id} {...asRow}>
              {requestCells(row, {
                ...{ now, ready, choose: toggle, called: nameOf(row), people: `/o/${org.slug}/users` },
                ...{ chosen: isChosen(row.id), approved: isApproved(row.id) },
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {(open?.act === "approve_with_note" || open?.act === "reject") && (
        <DecideDialog
          key={open.row.id}
          {...{ org, row: open.row, approved: markApproved, onClose: close }}
          decision={open.act === "reject" ? "reject" : "approve"}
        />
      )}
      {open?.act === "note" && <NoteDialog key={open.row.id} org={org} row={open.row} onClose={close} />}
    </>
  );
}
