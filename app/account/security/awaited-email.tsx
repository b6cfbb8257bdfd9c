"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

/** A new address that isn't confirmed yet, and a button to cancel the change. */
export function AwaitedEmail({ email }: { email: string }) {
  const { run, disabled, busy } = useAction(
    () => api.own.cancelNewEmail.mutate(),
    () => "Your address stays the same.",
  );
  return (
    <div className="grid gap-3">
      <p>
        We emailed a link to <strong className="font-semibold break-all">{email}</strong>. Your address
        changes when you open it and confirm. The link is valid for 24 hours.
      </p>
      <div>
        <Button disabled={disabled} busy={busy} onClick={run}>
          Cancel the change
        </Button>
      </div>
    </div>
  );
}
