"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/use-action";
import { useHydrated } from "@/app/_ui/use-hydrated";

/** Declines after a confirmation, because only a new invitation can undo it. */
export function Decline({ token, organization }: { token: string; organization: string }) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <div className="-ml-3">
      <Button kind="quiet" disabled={!ready} onClick={() => setOpen(true)}>
        Decline
      </Button>
      {open && (
        <Dialog
          title={`Decline the invitation to ${organization}?`}
          about="The link stops working. The person who invited you sees that you declined."
          alert
          onClose={() => setOpen(false)}
        >
          {(close) => <Asked token={token} organization={organization} close={close} />}
        </Dialog>
      )}
    </div>
  );
}

function Asked({ token, organization, close }: { token: string; organization: string; close: () => void }) {
  const router = useRouter();
  const { run, disabled, busy } = useAction(
    () => api.invitations.decline.mutate({ token }),
    () => `You declined the invitation to ${organization}.`,
  );
  return (
    <div className="row">
      <Button onClick={close} data-first>
        Cancel
      </Button>
      <Button
        kind="destroy"
        disabled={disabled}
        busy={busy}
        onClick={async () => {
          await run();
          close();
          router.refresh();
        }}
      >
        Decline invitation
      </Button>
    </div>
  );
}
