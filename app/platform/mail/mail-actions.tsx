"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/use-action";

interface Mail {
  id: string;
  to: string;
  /** Its subject, or what it was to say. */
  title: string;
  status: string;
  maySendAgain: boolean;
}

/** Sends a mail again, once its risk was read, or lets it be. */
export function MailActions({ mail }: { mail: Mail }) {
  const { id, to, title, maySendAgain } = mail;
  const [asking, setAsking] = useState(false);
  const letBe = useAction(
    () => api.platform.giveUpMail.mutate({ id }),
    () => `The mail to ${to} is let be.`,
  );
  return (
    <div className="flex flex-wrap gap-2">
      {maySendAgain && (
        <Button
          size="small"
          disabled={letBe.disabled}
          busy={letBe.busy}
          onClick={() => setAsking(true)}
          aria-label={`Send “${title}” to ${to} again…`}
        >
          Send again…
        </Button>
      )}
      <Button
        size="small"
        disabled={letBe.disabled}
        busy={letBe.busy}
        onClick={letBe.run}
        aria-label={`Let “${title}” to ${to} be`}
      >
        Let it be
      </Button>
      {asking && <SendAgain mail={mail} onClose={() => setAsking(false)} />}
    </div>
  );
}

function SendAgain({ mail: { id, to, title, status }, onClose }: { mail: Mail; onClose: () => void }) {
  const again = useAction(
    () => api.platform.sendMailAgain.mutate({ id }),
    () => `The mail to ${to} goes out again.`,
  );
  return (
    <Dialog
      title={`Send “${title}” to ${to} again?`}
      about={
        status === "unknown"
          ? "It may have arrived already: then it arrives twice. If a link in it has died meanwhile, it does not go out."
          : "The mail service refused it, and may refuse it again. If a link in it has died meanwhile, it does not go out."
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
            Send it again
          </Button>
        </div>
      )}
    </Dialog>
  );
}
