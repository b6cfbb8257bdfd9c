"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { person as called, withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { ProposeForm, proposing } from "../propose-form";

type Who = { id: string; name: string; email: string };
type Props = { org: { slug: string; name: string }; person: Who };

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
          whose={person.email}
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
export function WithdrawButton({ org, id, who }: { org: string; id: string; who: Who }) {
  const { run, disabled, busy } = useAction(
    () => api.promotions.withdraw.mutate({ org, id }),
    () => withNames`The proposal for ${called(who)} was withdrawn.`,
  );
  return (
    <Button onClick={run} disabled={disabled} busy={busy}>
      Withdraw proposal
    </Button>
  );
}
