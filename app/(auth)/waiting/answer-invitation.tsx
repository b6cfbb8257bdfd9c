"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";
import type { OwnInvitation } from "./my-invitations";

/** Accepts or declines an invitation in the reader's own list. */
export function AnswerInvitation({ invitation }: { invitation: OwnInvitation }) {
  const { id, organization } = invitation;
  const which = { organization: organization.id, id };
  const accept = useAction(
    () => api.invitations.accept.mutate(which),
    ({ leftOut }) =>
      leftOut.length > 0
        ? `You’ve joined ${organization.name}. Not included: ${leftOut.join(", ")}.`
        : `You’ve joined ${organization.name}.`,
  );
  const decline = useAction(
    () => api.invitations.declineOwn.mutate(which),
    () => `You declined the invitation to ${organization.name}.`,
  );
  const named = <span className="sr-only">{withNames` the invitation to ${organization.name}`}</span>;
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      <Button
        kind="primary"
        size="small"
        onClick={accept.run}
        disabled={accept.disabled}
        busy={accept.busy || decline.busy}
      >
        Accept{named}
      </Button>
      <Button
        size="small"
        kind="quiet"
        onClick={decline.run}
        disabled={accept.disabled}
        busy={accept.busy || decline.busy}
      >
        Decline{named}
      </Button>
    </div>
  );
}
