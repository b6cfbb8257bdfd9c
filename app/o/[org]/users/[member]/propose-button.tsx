"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useAction } from "@/app/_ui/use-action";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { ProposeForm, proposing } from "../propose-form";

type Props = { org: { slug: string; name: string }; person: { id: string; name: string } };

/** Proposes a Member as Manager, with the reason a PlatformAdmin decides by. */
export function ProposeButton({ org, person }: Props) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <>
      <Button disabled={!ready} className="named" onClick={() => setOpen(true)}>
        Propose as Manager
      </Button>
      {open && (
        <Dialog
          title={proposing.title(person.name)}
          about={proposing.about(org.name)}
          onClose={() => setOpen(false)}
        >
          {(close) => <ProposeForm org={org} who={person} close={close} />}
        </Dialog>
      )}
    </>
  );
}

/** Takes an open proposal back. */
export function WithdrawButton({ org, id, name }: { org: string; id: string; name: string }) {
  const { run, disabled, busy } = useAction(
    () => api.promotions.withdraw.mutate({ org, id }),
    () => `The proposal for ${name} was withdrawn.`,
  );
  return (
    <Button onClick={run} disabled={disabled} busy={busy}>
      Withdraw proposal
    </Button>
  );
}
