"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { oneInvitation } from "@/server/invitations/input";
import { useDialogResult } from "../users/use-dialog-result";
import type { ListedInvitation } from "./invitation-cells";
import { SentAgain, useSentAgain } from "./sent-again";

export type AboutInvitation = {
  org: string;
  row: Pick<ListedInvitation, "id" | "name" | "email">;
  onClose: () => void;
};

/** Sends an invitation again, by a new link (KMP-3). */
export function ReinviteDialog({ org, row, onClose }: AboutInvitation) {
  return (
    <Dialog
      title={withNames`Reinvite ${row.name ?? row.email}?`}
      whose={row.name && row.email}
      about="We’ll send a new link, valid 7 days. The old one stops working."
      onClose={onClose}
    >
      {(close) => <ReinviteForm org={org} row={row} close={close} />}
    </Dialog>
  );
}

function ReinviteForm({ org, row, close }: Omit<AboutInvitation, "onClose"> & { close: () => void }) {
  const decided = useDialogResult(close);
  const { sent, setSent, over } = useSentAgain(close);
  const form = useApiForm({
    schema: oneInvitation,
    defaults: { org, id: row.id },
    submit: (values) => api.invitations.reinvite.mutate(values),
    done: setSent,
    refused: decided.refused,
  });
  if (sent) return <SentAgain sent={sent} over={over} />;
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Reinvite</SubmitButton>
      </div>
    </ApiForm>
  );
}
