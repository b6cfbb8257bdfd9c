"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { noteInput } from "@/server/requests/input";
import { useDialogResult } from "../use-dialog-result";
import type { RequestRow } from "./request-status";

type Props = { org: { slug: string; name: string }; row: RequestRow; onClose: () => void };

/** Writes to somebody who waits, without deciding (CASE-15). */
export function NoteDialog({ org, row, onClose }: Props) {
  return (
    <Dialog
      title={`Write to ${row.name}`}
      whose={row.email}
      about="The request goes on waiting. They read it in the mail and on their own page."
      onClose={onClose}
    >
      {(close) => <NoteForm org={org} row={row} close={close} />}
    </Dialog>
  );
}

function NoteForm({ org, row, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: noteInput,
    defaults: { org: org.slug, id: row.id, note: "" },
    submit: (values) => api.requests.note.mutate(values),
    done: () => decided.done(`Your note to ${row.name} is on its way.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label="Your note"
        hint="What you need to know before you decide."
        data-first
        {...form.field("note")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Send the note</SubmitButton>
      </div>
    </ApiForm>
  );
}
