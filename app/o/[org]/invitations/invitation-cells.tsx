import type { api } from "@/app/_api/browser";
import { breakableAddress } from "@/app/_ui/address";
import { Button } from "@/app/_ui/button";
import { counted } from "@/app/_ui/counted";
import { day, exact } from "@/app/_ui/dates";
import { Name, withNames } from "@/app/_ui/named";
import { asCell } from "@/app/_ui/table-roles";
import { Ago, Day } from "@/app/_ui/time";

export type ListedInvitation = Awaited<ReturnType<typeof api.invitations.list.query>>["rows"][number];

const states = {
  open: { label: "Open", tone: "ends" },
  expired: { label: "Expired", tone: "off" },
  accepted: { label: "Accepted", tone: "good" },
  declined: { label: "Declined", tone: "bad" },
  revoked: { label: "Revoked", tone: "off" },
} as const;

type Around = {
  now: number;
  /** What the row's person is called in the names of its buttons. */
  called: string;
  ready: boolean;
};

/** The cells of one invitation. A plain function, as in the list of users. */
export function invitationCells(row: ListedInvitation, { now, called, ready }: Around) {
  const state = states[row.state];
  return (
    <>
      <td {...asCell} className="who">
        {row.name && (
          <span className="block" translate="no">
            {row.name}
          </span>
        )}
        <span className={row.name ? "block font-normal text-ink-2" : undefined}>
          {breakableAddress(row.email)}
        </span>
        {row.undelivered && <small className="block font-normal text-red">{row.undelivered}</small>}
        {brings(row) && <small className="block font-normal text-ink-2">With {brings(row)}</small>}
      </td>
      <td {...asCell} data-label="Role">
        {row.role}
      </td>
      <td {...asCell} data-label="Invited by">
        <Name>{row.invitedBy}</Name>
      </td>
      <td {...asCell} className="date" data-label="Sent">
        <Ago at={row.sentAt} now={now} />
        {row.times > 1 && <small className="block text-ink-2">{row.times} times</small>}
      </td>
      <td {...asCell} className="date" data-label={row.state === "expired" ? "Expired" : "Expires"}>
        {row.state === "open" || row.state === "expired" ? (
          <Day at={row.expiresAt} />
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </td>
      <td {...asCell} className="corner">
        {row.void ? (
          <span className="tag off" title="The sender can no longer add Managers.">
            Void
          </span>
        ) : row.undelivered ? (
          <span className="tag bad">Not delivered</span>
        ) : (
          <span className={`tag ${state.tone}`}>{state.label}</span>
        )}
        {row.endedAt && (
          <small className="block text-ink-2" title={exact(row.endedAt)}>
            {row.endedBy && withNames`by ${row.endedBy}, `}
            {day(row.endedAt)}
          </small>
        )}
      </td>
      <td {...asCell} className="acts">
        {actions(row, called, ready)}
      </td>
    </>
  );
}

/** What comes with it: names of sets and teams, and how many single permissions. */
function brings({ attached, permissions }: ListedInvitation): string {
  const single = permissions > 0 ? [counted(permissions, "1 permission", "permissions")] : [];
  return [...attached, ...single].join(", ");
}

function actions(row: ListedInvitation, called: string, ready: boolean) {
  if (row.state !== "open" && row.state !== "expired") return <span className="sr-only">none</span>;
  const button = { size: "small", disabled: !ready } as const;
  const who = (
    <span className="sr-only" translate="no">
      {" "}
      {called}
    </span>
  );
  return (
    <>
      <Button {...button} data-act="reinvite" whyNot={row.whyNot.reinvite}>
        Reinvite{who}
      </Button>
      {row.state === "open" && (
        <Button {...button} kind="quiet" data-act="correct" whyNot={row.whyNot.correct}>
          Edit address
          <span className="sr-only" translate="no">
            {" "}
            {row.email}
          </span>
        </Button>
      )}
      <Button {...button} kind="quiet" data-act="revoke" whyNot={row.whyNot.revoke}>
        Revoke<span className="sr-only">{withNames` the invitation for ${called}`}</span>
      </Button>
    </>
  );
}
