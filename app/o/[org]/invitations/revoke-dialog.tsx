"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { oneInvitation } from "@/server/invitations/input";
import { useDialogResult } from "../users/use-dialog-result";
import type { AboutInvitation } from "./reinvite-dialog";

/** Takes an invitation back. */
export function RevokeDialog({ org, row, onClose }: AboutInvitation) {
  return (
    <Dialog
      title={withNames`Revoke the invitation for ${row.name ?? row.email}?`}
      whose={row.name && row.email}
      about="The link stops working. You can invite this address again."
      alert
      onClose={onClose}
    >
      {(close) => <RevokeForm org={org} row={row} close={close} />}
    </Dialog>
  );
}

function RevokeForm({ org, row, close }: Omit<AboutInvitation, "onClose"> & { close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: oneInvitation,
    defaults: { org, id: row.id },
    submit: (values) => api.invitations.revoke.mutate(values),
    done: ({ email }) => decided.done(withNames`The invitation for ${email} was revoked.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind="destroy">
          Revoke invitation
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
