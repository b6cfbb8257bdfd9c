"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

/** Sends the email with the confirmation link again. */
export function ResendButton() {
  const { run, disabled, busy } = useAction(
    () => api.accounts.resendConfirmation.mutate(),
    () => "The email is on its way. Check your spam folder too.",
  );
  return (
    <div className="mt-4">
      <Button onClick={run} disabled={disabled} busy={busy}>
        Resend email
      </Button>
      <noscript>
        <p className="mt-2 text-amber">Resending needs JavaScript. Turn it on in your browser.</p>
      </noscript>
    </div>
  );
}
