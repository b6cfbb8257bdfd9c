"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { renameOrganizationInput } from "@/server/organizations/admin/input";
import type { AboutOrganization } from "./state-dialog";

/** Renames an organization; its managers are notified. */
export function RenameDialog({ org, onClose }: AboutOrganization) {
  return (
    <Dialog
      title={withNames`Rename ${org.name}`}
      about="Its managers are notified by email."
      onClose={onClose}
    >
      {(close) => <RenameForm org={org} close={close} />}
    </Dialog>
  );
}

function RenameForm({ org, close }: { org: AboutOrganization["org"]; close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: renameOrganizationInput,
    defaults: { id: org.id, name: org.name },
    submit: (values) => api.platform.renameOrganization.mutate(values),
    done: ({ name }) => decided.done(withNames`Renamed to ${name}.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextField label="Name" autoComplete="off" maxLength={200} data-first {...form.field("name")} />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Rename</SubmitButton>
      </div>
    </ApiForm>
  );
}
