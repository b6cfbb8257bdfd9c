"use client";
import { type MouseEvent, useState } from "react";
import { breakableAddress } from "@/app/_ui/address";
import { Button } from "@/app/_ui/button";
import { called } from "@/app/_ui/called";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { Name } from "@/app/_ui/named";
import { rowOfClick } from "@/app/_ui/row-of-click";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Ago } from "@/app/_ui/time";
import { twins } from "@/app/_ui/twins";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { approveButton } from "@/app/o/[org]/users/pending/approve-button";
import type { RequestDecision } from "@/app/o/[org]/users/pending/requests-table";
import { useApproved } from "@/app/o/[org]/users/pending/use-approved";

// Loaded on first use: most visits to the list don't open it.
const DecideDialog = lazyDialog(() =>
  import("@/app/o/[org]/users/pending/decide-dialog").then((module) => module.DecideDialog),
);

type WaitingRow = {
  id: string;
  name: string;
  email: string;
  note: string | null;
  requestedAt: string;
  inactive: boolean;
  org: { slug: string; name: string };
  whyNot: string | null;
};

const heads = ["Name", "Email", "Organization", "Note", "Requested"];

/** Open requests with their organization, each with Approve and Reject. */
export function WaitingTable({ rows, now }: { rows: WaitingRow[]; now: number }) {
  const [open, setOpen] = useState<{ act: RequestDecision; row: WaitingRow } | null>(null);
  const { shown, isApproved, approve, markApproved } = useApproved(rows);
  const ready = useHydrated();
  const nameOf = called(shown, ({ org }) => org.name);
  const twin = twins(shown.map(({ org }) => org));

  function act(event: MouseEvent) {
    const pressed = rowOfClick<RequestDecision, WaitingRow>(event, shown);
    if (pressed?.act === "approve") approve(pressed.row.org, pressed.row);
    else if (pressed) setOpen(pressed);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, this only hears their clicks */}
      <table {...asTable} className="queue" onClick={act}>
        <caption>Requests to join any organization</caption>
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
              <td {...asCell} className="who">
                <Name>{row.name}</Name>
                {row.inactive && <span className="tag off">Inactive</span>}
              </td>
              <td {...asCell} className="mail">
                {breakableAddress(row.email)}
              </td>
              <td {...asCell} className="orgs">
                <a href={`/o/${row.org.slug}/users/pending`} translate="no">
                  {row.org.name}
                </a>
                {twin(row.org)}
              </td>
              <td {...asCell} className="note">
                {row.note}
              </td>
              <td {...asCell} className="date" data-label="Asked">
                <Ago at={row.requestedAt} now={now} />
              </td>
              <td {...asCell} className="acts">
                {approveButton({ row, called: nameOf(row), ready, approved: isApproved(row.id) })}
                {!isApproved(row.id) && (
                  <Button size="small" disabled={!ready} data-act="reject" whyNot={row.whyNot}>
                    Reject
                    <span className="sr-only" translate="no">
                      {" "}
                      {nameOf(row)}
                    </span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && (
        <DecideDialog
          key={open.row.id}
          org={open.row.org}
          row={open.row}
          decision={open.act}
          approved={markApproved}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
