"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { correctInput } from "@/server/invitations/input";
import { useDialogResult } from "../users/use-dialog-result";
import type { AboutInvitation } from "./reinvite-dialog";
import { SentAgain, useSentAgain } from "./sent-again";

/** Corrects the address of an open invitation. */
export function CorrectDialog({ org, row, onClose }: AboutInvitation) {
  return (
    <Dialog
      title={withNames`Edit the address of ${row.name ?? row.email}`}
      whose={row.name && row.email}
      about="We’ll send the invitation to the new address. The link sent to the old one stops working."
      onClose={onClose}
    >
      {(close) => <CorrectForm org={org} row={row} close={close} />}
    </Dialog>
  );
}

function CorrectForm({ org, row, close }: Omit<AboutInvitation, "onClose"> & { close: () => void }) {
  const decided = useDialogResult(close);
  const { sent, setSent, over } = useSentAgain(close);
  const form = useApiForm({
    schema: correctInput,
    defaults: { org, id: row.id, email: row.email },
    submit: (values) => api.invitations.correct.mutate(values),
    done: setSent,
    refused: decided.refused,
  });
  if (sent) return <SentAgain sent={sent} over={over} />;
  return (
    <ApiForm of={form}>
      <TextField
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        data-first
        {...form.field("email")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Send to this address</SubmitButton>
      </div>
    </ApiForm>
  );
}
