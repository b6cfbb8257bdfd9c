"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

/** An address that waits to be confirmed, and the way to let it be. */
export function AwaitedEmail({ email }: { email: string }) {
  const { run, disabled, busy } = useAction(
    () => api.own.cancelNewEmail.mutate(),
    () => "Your address stays as it is.",
  );
  return (
    <div className="grid gap-3">
      <p>
        We mailed a link to <strong className="font-semibold break-all">{email}</strong>. Your address changes
        when you open it and confirm. It works for 24 hours.
      </p>
      <div>
        <Button disabled={disabled} busy={busy} onClick={run}>
          Let it be
        </Button>
      </div>
    </div>
  );
}
