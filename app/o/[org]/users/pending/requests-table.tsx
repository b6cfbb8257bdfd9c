"use client";
import dynamic from "next/dynamic";
import { type MouseEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Ago } from "@/app/_ui/time";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { type RequestRow, RequestStatus } from "./request-status";

// Loaded when the first one opens: most visits to the list decide nothing.
const DecideDialog = dynamic(() => import("./decide-dialog").then((module) => module.DecideDialog), {
  ssr: false,
});

export type Decision = "approve" | "reject";
type Props = { org: { slug: string; name: string }; rows: RequestRow[]; now: number };

const heads = ["Name", "Email", "Note", "Requested", "Status"];

/** Who asks to join. One listener on the table serves every button in it. */
export function RequestsTable({ org, rows, now }: Props) {
  const [open, setOpen] = useState<{ row: RequestRow; decision: Decision } | null>(null);
  const ready = useHydrated();

  function decide(event: MouseEvent) {
    const pressed = (event.target as Element).closest<HTMLElement>("button[data-decision]");
    if (!pressed || pressed.ariaDisabled === "true") return;
    const row = rows.find(({ id }) => id === pressed.dataset.id);
    if (row) setOpen({ row, decision: pressed.dataset.decision as Decision });
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, this only hears their clicks */}
      <table {...asTable} onClick={decide}>
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
          {rows.map((row) => (
            <tr key={row.id} {...asRow}>
              <td {...asCell} className="who">
                {row.name}
              </td>
              <td {...asCell} className="mail" title={row.email}>
                {row.email}
              </td>
              <td {...asCell} className="note">
                {row.note}
                {row.reason && (
                  <small className="block text-ink">
                    {row.note && <span className="sr-only">. </span>}
                    Answer: {row.reason}
                  </small>
                )}
              </td>
              <td {...asCell} className="date" data-label="Asked">
                <Ago at={row.requestedAt} now={now} />
              </td>
              <td {...asCell} className="corner">
                <RequestStatus row={row} />
              </td>
              <td {...asCell} className="acts">
                {row.status === "pending" || row.status === "inactive" ? (
                  <Decide row={row} ready={ready} />
                ) : (
                  <span className="sr-only">none</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <DecideDialog key={open.row.id} org={org} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Decide({ row, ready }: { row: RequestRow; ready: boolean }) {
  const button = { size: "small", "data-id": row.id, disabled: !ready } as const;
  return (
    <>
      <Button {...button} kind="primary" data-decision="approve" whyNot={row.whyNot}>
        Approve<span className="sr-only"> {row.name}</span>
      </Button>
      <Button {...button} data-decision="reject" whyNot={row.whyNot}>
        Reject<span className="sr-only"> {row.name}</span>
      </Button>
    </>
  );
}
