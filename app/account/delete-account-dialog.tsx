"use client";
import { object } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useApiForm } from "@/app/_ui/use-api-form";

/** Deletes one's own account; the server asks for the password first. */
export function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      alert
      title="Delete your account?"
      about="Your memberships, permissions, requests and sessions end at once and for good. You get a mail about it."
      onClose={onClose}
    >
      {(close) => <DeleteForm close={close} />}
    </Dialog>
  );
}

function DeleteForm({ close }: { close: () => void }) {
  const form = useApiForm({
    schema: object({}),
    defaults: {},
    submit: () => api.own.delete.mutate(),
    // Nothing on this page is theirs any more, so it is left for good.
    done: () => {
      location.assign("/sign-in");
      return new Promise<void>(() => {});
    },
  });
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close} data-first>
          Keep it
        </Button>
        <SubmitButton of={form} kind="destroy">
          Delete your account
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
