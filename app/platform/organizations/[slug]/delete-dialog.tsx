"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { AccountField } from "@/app/_ui/opened-by";
import { TypedName, typedName } from "@/app/_ui/typed-name";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import type { AboutOrganization } from "./state-dialog";

/** From so many members on, deleting them takes long enough to wonder whether it goes on. */
const long = 20_000;

/** Deletes an archived organization for good, after its name was typed; a file of it is offered first. */
export function DeleteOrganizationDialog({ org, onClose }: AboutOrganization) {
  return (
    <Dialog
      alert
      title={`Delete ${org.name} for good?`}
      about="Members, requests, grants and settings are gone at once and cannot be brought back. Accounts and the audit stay."
      onClose={onClose}
    >
      {(close) => <DeleteForm org={org} close={close} />}
    </Dialog>
  );
}

function DeleteForm({ org, close }: { org: AboutOrganization["org"]; close: () => void }) {
  const decided = useDialogResult(close, "/platform/organizations");
  const form = useApiForm({
    schema: z.object({ confirmation: typedName(org.name) }),
    defaults: { confirmation: "" },
    submit: (values) => api.platform.deleteOrganization.mutate({ id: org.id, ...values }),
    done: () => decided.done(`${org.name} is deleted.`),
    refused: decided.refused,
  });
  return (
    <>
      <form method="post" action={`/platform/organizations/${org.slug}/export`} className="mb-4">
        <AccountField />
        <p className="mb-2 text-ink-2">Keep a file of it first, if anybody may ask for it later.</p>
        <button type="submit" className="btn">
          Export {org.name}
        </button>
      </form>
      <ApiForm of={form}>
        {org.members >= long && (
          <p className="text-ink-2">
            {org.members.toLocaleString("en")} members take a while, half a minute for every 100,000. Stay on
            this page until it is done; nobody else waits.
          </p>
        )}
        <TypedName expected={org.name} {...form.field("confirmation")} />
        <div className="row">
          <Button onClick={close} data-first>
            Cancel
          </Button>
          <SubmitButton of={form} kind="destroy">
            Delete {org.name}
          </SubmitButton>
        </div>
      </ApiForm>
    </>
  );
}
