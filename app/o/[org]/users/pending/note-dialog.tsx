"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { noteInput } from "@/server/requests/input";
import { useDialogResult } from "../use-dialog-result";
import type { RequestRow } from "./request-status";

type Props = { org: { slug: string; name: string }; row: RequestRow; onClose: () => void };

/** Sends a message to a person who asked to join, without deciding (CASE-15). */
export function NoteDialog({ org, row, onClose }: Props) {
  return (
    <Dialog
      title={withNames`Message ${row.name}`}
      whose={row.email}
      about="The request stays open. They see your message in the email and on their status page."
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
    done: () => decided.done(withNames`Your message to ${person(row)} is on its way.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label="Message"
        hint="What you need to know before you decide."
        data-first
        {...form.field("note")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Send message</SubmitButton>
      </div>
    </ApiForm>
  );
}
