import { day, exact } from "@/app/_ui/dates";
import { Name } from "@/app/_ui/named";

export type RequestRow = {
  /** A request to join, or a member whose Approved is off. */
  kind: "request" | "member";
  id: string;
  name: string;
  email: string;
  note: string | null;
  requestedAt: string;
  status: "pending" | "inactive" | "unapproved" | "approved" | "rejected" | "withdrawn" | "expired";
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  /** What was written to the person without deciding. */
  messages: { body: string; by: string; at: string }[];
  /** Why it cannot be decided by this person now, or null. */
  whyNot: string | null;
  whyNotReopen: string | null;
};

const statuses = {
  pending: { label: "Waiting", tone: "ends" },
  inactive: { label: "Inactive", tone: "off" },
  unapproved: { label: "Not approved", tone: "off" },
  approved: { label: "Approved", tone: "good" },
  rejected: { label: "Rejected", tone: "bad" },
  withdrawn: { label: "Withdrawn", tone: "off" },
  expired: { label: "Expired", tone: "off" },
} as const;

/** The state of a request in one word (KIO-8), and who decided it when. */
export function RequestStatus({ row }: { row: RequestRow }) {
  const { label, tone } = statuses[row.status];
  return (
    <>
      <span className={`tag ${tone}`}>{label}</span>
      {row.decidedBy && row.decidedAt && (
        <small className="block text-ink-2" title={exact(row.decidedAt)}>
          by <Name>{row.decidedBy}</Name>, {day(row.decidedAt)}
        </small>
      )}
    </>
  );
}
