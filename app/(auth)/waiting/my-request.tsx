import { Name } from "@/app/_ui/named";
import { Ago, Day } from "@/app/_ui/time";
import { AskAgain } from "./ask-again";
import { Withdraw } from "./withdraw";

export type OwnRequest = {
  id: string;
  organization: { id: string; name: string };
  status: "pending" | "approved" | "rejected" | "withdrawn" | "expired";
  requestedAt: string;
  expiresAt: string;
  reason?: string | null;
  note?: string | null;
  /** Messages from managers who have not decided yet (CASE-15). */
  messages: { body: string; by: string; at: string }[];
  /** How the approved membership ended, if it did. */
  ended?: string | null;
  /** Set when asking again is possible, or not possible for a reason. */
  askAgain?: { whyNot: string | null } | null;
};

const statuses = {
  pending: { label: "Pending Approval", tone: "ends" },
  approved: { label: "Approved", tone: "good" },
  rejected: { label: "Rejected", tone: "bad" },
  withdrawn: { label: "Withdrawn", tone: "off" },
  expired: { label: "Expired", tone: "off" },
  over: { label: "No longer a member", tone: "off" },
} as const;

/** One of the reader's requests: the organization, its age, its status, and what can be done. */
export function MyRequest({ request, now }: { request: OwnRequest; now: number }) {
  const { organization, status } = request;
  const { label, tone } = statuses[request.ended ? "over" : status];

  return (
    <li className="grid gap-1.5 border-b border-line p-4 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-sm" translate="no">
          {organization.name}
        </h2>
        <span className={`tag ${tone}`}>{label}</span>
        <span className="ml-auto text-ink-2">
          asked <Ago at={request.requestedAt} now={now} />
        </span>
      </div>
      {request.ended && (
        <p className="text-ink-2">
          {request.ended === "left" ? "You left." : "You were removed."} You no longer have access.
        </p>
      )}
      {request.reason && (
        <p className="wrap-anywhere">
          <span className="text-ink-2">Note from the manager: </span>
          {request.reason}
        </p>
      )}
      {request.messages.map(({ body, by, at }) => (
        <p key={at} className="wrap-anywhere">
          <span className="text-ink-2">
            <Name>{by}</Name> wrote <Ago at={at} now={now} />:{" "}
          </span>
          {body}
        </p>
      ))}
      {request.note && (
        <p className="text-ink-2 wrap-anywhere">
          <span>Your note: </span>
          {request.note}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {status === "pending" && (
          <>
            <span className="text-ink-2">
              Expires on <Day at={request.expiresAt} /> if no one answers.
            </span>
            <Withdraw organization={organization} id={request.id} />
          </>
        )}
        {request.askAgain && <AskAgain organization={organization} whyNot={request.askAgain.whyNot} />}
      </div>
    </li>
  );
}
