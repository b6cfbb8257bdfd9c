"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

/** Sends the mail with the link once more. */
export function ResendButton() {
  const { run, disabled, busy } = useAction(
    () => api.accounts.resendConfirmation.mutate(),
    () => "The mail is on its way. Look into the spam folder too.",
  );
  return (
    <div className="mt-4">
      <Button onClick={run} disabled={disabled} busy={busy}>
        Send it again
      </Button>
      <noscript>
        <p className="mt-2 text-amber">Sending it again needs JavaScript. Switch it on in your browser.</p>
      </noscript>
    </div>
  );
}
