"use client";
import { type ReactNode, useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Asking, WhyNotHere } from "@/app/_ui/dialog-parts";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { useQuery } from "@/app/_ui/use-query";
import { ExplainForm, type Who } from "./explain-form";

type Props = { who: Who; title: ReactNode /** The address of the person it asks about. */; whose?: string };

/** "Why can, or cannot, she do that?", asked in a dialog. */
export function ExplainButton({ who, title, whose }: Props) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <>
      <Button size="small" className="named" disabled={!ready} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {open && <ExplainDialog who={who} title={title} whose={whose} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExplainDialog({ who, title, whose, onClose }: Props & { onClose: () => void }) {
  const choices = useQuery(() => api.permissions.choices.query({ org: who.org }));
  return (
    <Dialog title={title} whose={whose} onClose={onClose}>
      {(close) => {
        if (choices.state === "asking") return <Asking close={close} />;
        if (choices.state === "refused") return <WhyNotHere why={choices.refused.message} close={close} />;
        return (
          <div className="grid gap-4">
            <ExplainForm who={who} choices={choices.value} />
            <div className="row">
              <Button onClick={close}>Close</Button>
            </div>
          </div>
        );
      }}
    </Dialog>
  );
}
