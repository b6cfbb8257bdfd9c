"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";

interface Mail {
  id: string;
  to: string;
  /** Its subject, or the name of its template. */
  title: string;
  status: string;
  maySendAgain: boolean;
}

/** Resends an email after a confirmation, or dismisses it. */
export function MailActions({ mail }: { mail: Mail }) {
  const { id, to, title, maySendAgain } = mail;
  const [asking, setAsking] = useState(false);
  const letBe = useAction(
    () => api.platform.giveUpMail.mutate({ id }),
    () => withNames`The email to ${to} has been dismissed.`,
  );
  return (
    <div className="flex flex-wrap gap-2">
      {maySendAgain && (
        <Button
          size="small"
          disabled={letBe.disabled}
          busy={letBe.busy}
          onClick={() => setAsking(true)}
          aria-label={`Resend “${title}” to ${to}…`}
        >
          Resend…
        </Button>
      )}
      <Button
        size="small"
        disabled={letBe.disabled}
        busy={letBe.busy}
        onClick={letBe.run}
        aria-label={`Dismiss “${title}” to ${to}`}
      >
        Dismiss
      </Button>
      {asking && <SendAgain mail={mail} onClose={() => setAsking(false)} />}
    </div>
  );
}

function SendAgain({ mail: { id, to, title, status }, onClose }: { mail: Mail; onClose: () => void }) {
  const again = useAction(
    () => api.platform.sendMailAgain.mutate({ id }),
    () => withNames`The email to ${to} will be sent again.`,
  );
  return (
    <Dialog
      title={withNames`Resend “${title}” to ${to}?`}
      about={
        status === "unknown"
          ? "It may already have arrived, so they could get it twice. If a link in it no longer works, it isn’t sent."
          : "The mail service refused it and may refuse it again. If a link in it no longer works, it isn’t sent."
      }
      onClose={onClose}
    >
      {(close) => (
        <div className="row">
          <Button onClick={close} data-first>
            Cancel
          </Button>
          <Button
            kind="primary"
            disabled={again.disabled}
            busy={again.busy}
            onClick={async () => {
              await again.run();
              close();
            }}
          >
            Resend email
          </Button>
        </div>
      )}
    </Dialog>
  );
}
