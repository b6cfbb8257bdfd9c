"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

type Props = { organization: { id: string; name: string }; whyNot: string | null };

/** Files a new request to the same organization (KIO-22). */
export function AskAgain({ organization, whyNot }: Props) {
  const { run, disabled } = useAction(
    () => api.requests.file.mutate({ organization: organization.id }),
    ({ joined }) =>
      joined
        ? `You are a Member of ${organization.name} now.`
        : `${organization.name} has your request again.`,
  );
  return (
    <Button size="small" onClick={run} disabled={disabled} whyNot={whyNot}>
      Ask again<span className="sr-only"> to join {organization.name}</span>
    </Button>
  );
}
