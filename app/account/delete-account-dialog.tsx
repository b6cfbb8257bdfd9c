"use client";
import { object } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useApiForm } from "@/app/_ui/use-api-form";

/** Deletes the reader's account; the server asks for the password first. */
export function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      alert
      title="Delete your account?"
      about="You lose all your memberships, permissions and requests immediately, and you’re signed out everywhere. This can’t be undone. We’ll email you a confirmation."
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
    // The account is gone, so leave the page with a full load.
    done: () => {
      location.assign("/sign-in");
      return new Promise<void>(() => {});
    },
  });
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close} data-first>
          Keep account
        </Button>
        <SubmitButton of={form} kind="destroy">
          Delete your account
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
