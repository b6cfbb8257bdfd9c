"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";

/** Withdraws a request. It can be made again right away, so there is no confirmation. */
export function Withdraw({ organization, id }: { organization: { id: string; name: string }; id: string }) {
  const { run, disabled, busy } = useAction(
    () => api.requests.withdraw.mutate({ organization: organization.id, id }),
    () => `You’ve withdrawn your request to join ${organization.name}.`,
  );
  return (
    <Button size="small" onClick={run} disabled={disabled} busy={busy}>
      Withdraw<span className="sr-only">{withNames` the request to join ${organization.name}`}</span>
    </Button>
  );
}
