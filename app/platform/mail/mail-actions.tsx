"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

/** Sends a mail again, or lets it be. */
export function MailActions({ id, to, maySendAgain }: { id: string; to: string; maySendAgain: boolean }) {
  const again = useAction(
    () => api.platform.sendMailAgain.mutate({ id }),
    () => `The mail to ${to} goes out again.`,
  );
  const letBe = useAction(
    () => api.platform.giveUpMail.mutate({ id }),
    () => `The mail to ${to} is let be.`,
  );
  return (
    <div className="flex flex-wrap gap-2">
      {maySendAgain && (
        <Button size="small" disabled={again.disabled} onClick={again.run} aria-label={`Send again to ${to}`}>
          Send again
        </Button>
      )}
      <Button
        size="small"
        disabled={letBe.disabled}
        onClick={letBe.run}
        aria-label={`Let the mail to ${to} be`}
      >
        Let it be
      </Button>
    </div>
  );
}
