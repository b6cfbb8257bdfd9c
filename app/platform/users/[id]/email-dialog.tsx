"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { changeAccountEmailInput } from "@/server/accounts/admin/changes/input";
import type { AboutAccount } from "./simple-dialogs";

/** Changes an account's address; both addresses are notified. */
export function EmailDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      title={withNames`Change the email of ${account.name}`}
      whose={account.email}
      about="Both addresses are notified, and the change applies in every organization."
      onClose={onClose}
    >
      {(close) => <EmailForm account={account} close={close} />}
    </Dialog>
  );
}

function EmailForm({ account, close }: { account: AboutAccount["account"]; close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: changeAccountEmailInput,
    defaults: { id: account.id, email: "" },
    submit: (values) => api.platform.changeAccountEmail.mutate(values),
    done: () => decided.done(withNames`The email of ${person(account)} has been changed.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextField
        label="New email"
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        data-first
        {...form.field("email")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Change email</SubmitButton>
      </div>
    </ApiForm>
  );
}
