"use client";
import { type MouseEvent, useState } from "react";
import { called } from "@/app/_ui/called";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { rowOfClick } from "@/app/_ui/row-of-click";
import { asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { invitationCells, type ListedInvitation } from "./invitation-cells";

// Loaded when the first one opens: most visits to the list change nothing.
const dialogs = {
  reinvite: lazyDialog(() => import("./reinvite-dialog").then((module) => module.ReinviteDialog)),
  correct: lazyDialog(() => import("./correct-dialog").then((module) => module.CorrectDialog)),
  revoke: lazyDialog(() => import("./revoke-dialog").then((module) => module.RevokeDialog)),
};

const heads = ["Invited", "Role", "Invited by", "Sent", "Expires", "Status"];

const person = ({ name, email }: ListedInvitation) => ({ name: name ?? email, email });

/** Who was invited (KMP-3). One listener on the table serves every button in it. */
export function InvitationsTable({ org, rows, now }: { org: string; rows: ListedInvitation[]; now: number }) {
  const [open, setOpen] = useState<{ act: keyof typeof dialogs; row: ListedInvitation } | null>(null);
  const ready = useHydrated();
  const Dialog = open && dialogs[open.act];
  const nameOf = called(rows.map(person));

  function act(event: MouseEvent) {
    const pressed = rowOfClick<keyof typeof dialogs, ListedInvitation>(event, rows);
    if (pressed) setOpen(pressed);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, this only hears their clicks */}
      <table {...asTable} className="queue" onClick={act}>
        <caption>Invitations</caption>
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
          {rows.map((row) => (
            <tr key={row.id} {...asRow}>
              {invitationCells(row, { now, called: nameOf(person(row)), ready })}
            </tr>
          ))}
        </tbody>
      </table>
      {open && Dialog && <Dialog key={open.row.id} org={org} row={open.row} onClose={() => setOpen(null)} />}
    </>
  );
}
