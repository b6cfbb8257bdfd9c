import type { ChangeEvent } from "react";
import { address } from "@/app/_ui/address";
import { Button } from "@/app/_ui/button";
import { asCell } from "@/app/_ui/table-roles";
import { Ago, Day } from "@/app/_ui/time";
import { type RequestRow, RequestStatus } from "./request-status";

type Around = {
  now: number;
  /** What the row's person is called in the names of its buttons. */
  called: string;
  ready: boolean;
  chosen: boolean;
  choose: (event: ChangeEvent<HTMLInputElement>) => void;
};

/** The cells of one request. A plain function, as in the list of users. */
export function requestCells(row: RequestRow, { now, called, ready, chosen, choose }: Around) {
  return (
    <>
      <td {...asCell} className="who">
        {mayBeChosen(row) && (
          <label className="box">
            <input
              type="checkbox"
              className="tick"
              aria-label={`Choose ${called}`}
              disabled={!ready}
              checked={chosen}
              value={row.id}
              onChange={choose}
            />
          </label>
        )}
        {row.name}
      </td>
      <td {...asCell} className="mail">
        {address(row.email)}
      </td>
      <td {...asCell} className="note">
        {row.note}
        {row.messages.map(({ body, by, at }) => (
          <small key={at} className="block text-ink">
            <span className="sr-only">. </span>
            {by} wrote <Ago at={at} now={now} />: {body}
          </small>
        ))}
        {row.reason && (
          <small className="block text-ink">
            <span className="sr-only">. </span>
            Answer: {row.reason}
          </small>
        )}
      </td>
      <td {...asCell} className="date" data-label="Asked">
        <Day at={row.requestedAt} />
        <small className="age">
          <span className="sr-only">, </span>
          <Ago at={row.requestedAt} now={now} />
        </small>
      </td>
      <td {...asCell} className="corner">
        <RequestStatus row={row} />
      </td>
      <td {...asCell} className="acts">
        {actions(row, called, ready)}
      </td>
    </>
  );
}

/** True for a row that an action on many can take. */
export const mayBeChosen = (row: RequestRow) => isOpen(row) && row.whyNot === null;

const isOpen = ({ status }: RequestRow) => status === "pending" || status === "inactive";

function actions(row: RequestRow, called: string, ready: boolean) {
  const button = { size: "small", disabled: !ready } as const;
  const named = <span className="sr-only"> {called}</span>;
  if (isOpen(row)) {
    return (
      <>
        <Button {...button} kind="primary" data-act="approve" whyNot={row.whyNot}>
          Approve{named}
        </Button>
        <Button {...button} data-act="reject" whyNot={row.whyNot}>
          Reject{named}
        </Button>
        <Button {...button} kind="quiet" data-act="note" whyNot={row.whyNot}>
          Write<span className="sr-only"> to {called}</span>
        </Button>
      </>
    );
  }
  if (row.status === "rejected") {
    return (
      <Button {...button} data-act="reopen" whyNot={row.whyNotReopen}>
        Reopen<span className="sr-only"> the request of {called}</span>
      </Button>
    );
  }
  return <span className="sr-only">none</span>;
}
