"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { called } from "@/app/_ui/called";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Ago } from "@/app/_ui/time";
import { twins } from "@/app/_ui/twins";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { DecidePromotionDialog } from "./decide-promotion-dialog";

export type PromotionRow = {
  id: string;
  org: { id: string; slug: string; name: string };
  name: string;
  email: string;
  reason: string;
  by: string;
  at: string;
  whyNotApprove: string | null;
  whyNotReject: string | null;
};

const heads = ["Name", "Organization", "Reason", "Proposed"];

/** Open proposals, oldest first, each with Approve and Reject. */
export function PromotionsTable({ rows, now }: { rows: PromotionRow[]; now: number }) {
  const [open, setOpen] = useState<{ row: PromotionRow; approves: boolean } | null>(null);
  const ready = useHydrated();
  const nameOf = called(rows, ({ org }) => org.name);
  const twin = twins(rows.map(({ org }) => org));
  return (
    <>
      <table {...asTable} className="queue">
        <caption>Members proposed as Managers</caption>
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
                <Name>{row.name}</Name>
                <small className="block font-normal text-ink-2" translate="no">
                  {row.email}
                </small>
              </td>
              <td {...asCell} className="orgs">
                <NavLink href={`/o/${row.org.slug}/users`} translate="no">
                  {row.org.name}
                </NavLink>
                {twin(row.org)}
              </td>
              <td {...asCell} className="note">
                {row.reason}
              </td>
              <td {...asCell} className="date">
                <Ago at={row.at} now={now} /> by <Name>{row.by}</Name>
              </td>
              <td {...asCell} className="acts">
                <Button
                  size="small"
                  kind="primary"
                  disabled={!ready}
                  whyNot={row.whyNotApprove}
                  onClick={() => setOpen({ row, approves: true })}
                >
                  Approve
                  <span className="sr-only" translate="no">
                    {" "}
                    {nameOf(row)}
                  </span>
                </Button>
                <Button
                  size="small"
                  disabled={!ready}
                  whyNot={row.whyNotReject}
                  onClick={() => setOpen({ row, approves: false })}
                >
                  Reject
                  <span className="sr-only" translate="no">
                    {" "}
                    {nameOf(row)}
                  </span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <DecidePromotionDialog key={open.row.id} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}
