import { Name } from "@/app/_ui/named";
import { Day } from "@/app/_ui/time";
import { AnswerInvitation } from "./answer-invitation";

export type OwnInvitation = {
  id: string;
  organization: { id: string; name: string };
  role: "Manager" | "Member";
  invitedBy: string;
  note: string | null;
  expiresAt: string;
};

/** The reader's open invitations, each with Accept and Decline (CASE-2); renders nothing if there are none. */
export function MyInvitations({ invitations }: { invitations: OwnInvitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <section className="mt-5" aria-labelledby="invited">
      <h2 id="invited" className="mb-3">
        You’re invited
      </h2>
      <ul className="sheet">
        {invitations.map((one) => (
          <li key={one.id} className="grid gap-1.5 border-b border-line p-4 last:border-b-0">
            <h3 className="min-w-0 text-sm font-semibold wrap-anywhere" translate="no">
              {one.organization.name}
            </h3>
            <p className="text-ink-2 wrap-anywhere">
              <Name>{one.invitedBy}</Name> invited you{one.role === "Manager" ? " as a Manager" : ""}. Expires
              on <Day at={one.expiresAt} />.
            </p>
            {one.note && <p className="whitespace-pre-line wrap-anywhere">{one.note}</p>}
            <AnswerInvitation invitation={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
