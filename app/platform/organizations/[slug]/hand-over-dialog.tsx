"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDecided } from "@/app/o/[org]/users/use-decided";
import { AccountField } from "@/app/platform/account-field";
import { handOverInput } from "@/server/platform/organizations/input";
import type { AboutOrganization } from "./state-dialog";

/** Makes somebody Manager where none can be reached. */
export function HandOverDialog({ org, onClose }: AboutOrganization) {
  return (
    <Dialog
      title={`Hand ${org.name} over`}
      about="Whoever you choose becomes its Manager at once and is told by mail. Managers it has stay."
      onClose={onClose}
    >
      {(close) => <HandOverForm org={org} close={close} />}
    </Dialog>
  );
}

function HandOverForm({ org, close }: { org: AboutOrganization["org"]; close: () => void }) {
  const decided = useDecided(close);
  const form = useApiForm({
    schema: handOverInput,
    defaults: { id: org.id, account: "", reason: "" },
    submit: (values) => api.platform.handOver.mutate(values),
    done: ({ name }) => decided.done(`${name} is a Manager of ${org.name} now.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <AccountField label="New Manager" control={form.form.control} name="account" />
      <TextField
        label="Reason"
        optional
        hint="It stands in the audit."
        autoComplete="off"
        maxLength={500}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Make them Manager</SubmitButton>
      </div>
    </ApiForm>
  );
}
