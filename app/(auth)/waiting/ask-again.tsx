"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";

type Props = { organization: { id: string; name: string }; whyNot: string | null };

/** Sends a new request to the same organization (KIO-22). */
export function AskAgain({ organization, whyNot }: Props) {
  const { run, disabled, busy } = useAction(
    () => api.requests.file.mutate({ organization: organization.id }),
    ({ joined }) =>
      joined
        ? `You’re now a Member of ${organization.name}.`
        : `You’ve asked to join ${organization.name} again.`,
  );
  // Show the reason instead of a button that would be refused.
  if (whyNot) return <p className="text-ink-2">{whyNot}</p>;
  return (
    <Button size="small" onClick={run} disabled={disabled} busy={busy}>
      Ask again<span className="sr-only">{withNames` to join ${organization.name}`}</span>
    </Button>
  );
}
