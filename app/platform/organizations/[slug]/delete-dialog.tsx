"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Name, withNames } from "@/app/_ui/named";
import { AccountField } from "@/app/_ui/opened-by";
import { TypedName, typedName } from "@/app/_ui/typed-name";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import type { AboutOrganization } from "./state-dialog";

/** With this many members or more, deleting takes so long that people wonder whether it's still running. */
const long = 20_000;

/** Permanently deletes an archived organization, after its name has been typed. An export is offered first. */
export function DeleteOrganizationDialog({ org, onClose }: AboutOrganization) {
  return (
    <Dialog
      alert
      title={withNames`Permanently delete ${org.name}?`}
      about="Members, requests, grants and settings are deleted immediately and can’t be restored. Accounts and the audit log are kept."
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
    done: () => decided.done(withNames`${org.name} has been deleted.`),
    refused: decided.refused,
  });
  return (
    <>
      <form method="post" action={`/platform/organizations/${org.slug}/export`} className="mb-4">
        <AccountField />
        <p className="mb-2 text-ink-2">Export it first if you might need its data later.</p>
        <button type="submit" className="btn">
          Export <Name>{org.name}</Name>
        </button>
      </form>
      <ApiForm of={form}>
        {org.members >= long && (
          <p className="text-ink-2">
            {org.members.toLocaleString("en")} members take a while: about half a minute for every 100,000.
            Stay on this page until it’s done. Other people aren’t affected.
          </p>
        )}
        <TypedName expected={org.name} {...form.field("confirmation")} />
        <div className="row">
          <Button onClick={close} data-first>
            Cancel
          </Button>
          <SubmitButton of={form} kind="destroy">
            Delete <Name>{org.name}</Name>
          </SubmitButton>
        </div>
      </ApiForm>
    </>
  );
}
