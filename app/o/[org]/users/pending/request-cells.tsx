import type { ChangeEvent } from "react";
import { breakableAddress } from "@/app/_ui/address";
import { Button } from "@/app/_ui/button";
import { Name, withNames } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { asCell } from "@/app/_ui/table-roles";
import { Ago, Day } from "@/app/_ui/time";
import { approveButton } from "./approve-button";
import { type RequestRow, RequestStatus } from "./request-status";

type Around = {
  now: number;
  /** What the row's person is called in the names of its buttons. */
  called: string;
  ready: boolean;
  chosen: boolean;
  /** True once it was approved from this list: the row stays where it is. */
  approved: boolean;
  /** Of people who belong here, the address of their page without the id. */
  people: string;
  choose: (event: ChangeEvent<HTMLInputElement>) => void;
};

/** The cells of one request. A plain function, as in the list of users. */
export function requestCells(row: RequestRow, table: Around) {
  const { now, called, ready, chosen, approved, people, choose } = table;
  return (
    <>
      <td {...asCell} className="who">
        {mayBeChosen(row) && !approved && (
          <label className="box">
            <input
              type="checkbox"
              className="tick"
              aria-label={`Select ${called}`}
              disabled={!ready}
              checked={chosen}
              value={row.id}
              onChange={choose}
            />
          </label>
        )}
        {row.kind === "member" ? (
          <NavLink className="link" href={`${people}/${row.id}`} translate="no">
            {row.name}
          </NavLink>
        ) : (
          <Name>{row.name}</Name>
        )}
      </td>
      <td {...asCell} className="mail">
        {breakableAddress(row.email)}
      </td>
      <td {...asCell} className="note">
        {row.note}
        {row.messages.map(({ body, by, at }) => (
          <small key={at} className="block text-ink">
            <span className="sr-only">. </span>
            <Name>{by}</Name> wrote <Ago at={at} now={now} />: {body}
          </small>
        ))}
        {row.reason && (
          <small className="block text-ink">
            <span className="sr-only">. </span>
            Answer: {row.reason}
          </small>
        )}
      </td>
      <td {...asCell} className="date" data-label={row.kind === "member" ? "Since" : "Asked"}>
        <Day at={row.requestedAt} />
        <small className="age">
          <span className="sr-only">, </span>
          <Ago at={row.requestedAt} now={now} />
        </small>
      </td>
      <td {...asCell} className="corner">
        <RequestStatus row={approved ? { ...row, status: "approved" } : row} />
      </td>
      <td {...asCell} className="acts">
        {actions(row, called, { ready, approved })}
      </td>
    </>
  );
}

/** True for a row that an action on many can take. */
export const mayBeChosen = (row: RequestRow) => isOpen(row) && row.whyNot === null;

const isOpen = ({ status }: RequestRow) =>
  status === "pending" || status === "inactive" || status === "unapproved";

function actions(row: RequestRow, called: string, { ready, approved }: Pick<Around, "ready" | "approved">) {
  const button = { size: "small", disabled: !ready } as const;
  const named = (
    <span className="sr-only" translate="no">
      {" "}
      {called}
    </span>
  );
  const approve = approveButton({ row, called, ready, approved });
  if (approved) return approve;
  if (isOpen(row)) {
    return (
      <>
        {approve}
        <Button {...button} kind="quiet" data-act="approve_with_note" whyNot={row.whyNot}>
          With message…<span className="sr-only">{withNames` to approve ${called}`}</span>
        </Button>
        {row.kind === "request" && (
          <>
            <Button {...button} data-act="reject" whyNot={row.whyNot}>
              Reject{named}
            </Button>
            <Button {...button} kind="quiet" data-act="note" whyNot={row.whyNot}>
              Message
              <span className="sr-only" translate="no">
                {" "}
                {called}
              </span>
            </Button>
          </>
        )}
      </>
    );
  }
  if (row.status === "rejected") {
    return (
      <Button {...button} data-act="reopen" whyNot={row.whyNotReopen}>
        Reopen<span className="sr-only">{withNames` the request from ${called}`}</span>
      </Button>
    );
  }
  return <span className="sr-only">none</span>;
}
