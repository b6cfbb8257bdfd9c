"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { useAction } from "@/app/_ui/use-action";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { proposeInput } from "@/server/promotions/input";
import { useDecided } from "../use-decided";

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
          title={`Propose ${person.name} as Manager`}
          about={`Of ${org.name}. The platform administrators are told by mail, and one of them decides.`}
          onClose={() => setOpen(false)}
        >
          {(close) => <ProposeForm org={org} person={person} close={close} />}
        </Dialog>
      )}
    </>
  );
}

function ProposeForm({ org, person, close }: Props & { close: () => void }) {
  const decided = useDecided(close);
  const form = useApiForm({
    schema: proposeInput,
    defaults: { org: org.slug, id: person.id, reason: "" },
    submit: (values) => api.promotions.propose.mutate(values),
    done: () => decided.done(`${person.name} is proposed as Manager.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextArea label="Reason" hint="Whoever decides reads it." data-first {...form.field("reason")} />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Propose {person.name}</SubmitButton>
      </div>
    </ApiForm>
  );
}

/** Takes an open proposal back. */
export function WithdrawButton({ org, id, name }: { org: string; id: string; name: string }) {
  const { run, disabled } = useAction(
    () => api.promotions.withdraw.mutate({ org, id }),
    () => `The proposal of ${name} is taken back.`,
  );
  return (
    <Button onClick={run} disabled={disabled}>
      Take it back
    </Button>
  );
}
