"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Name, person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { oneMember } from "@/server/members/input";
import type { AboutMember } from "./change-role-dialog";
import { useDialogResult } from "./use-dialog-result";

type Props = AboutMember & { next: string };

/** Deletes a person permanently (GGW-13, X-8). The text is the same whether or not the account is deleted, too. */
export function DeleteMemberDialog({ org, who, onClose, next }: Props) {
  return (
    <Dialog
      alert
      title={withNames`Permanently delete ${who.name}?`}
      whose={who.email}
      about={`They immediately lose access to ${org.name} and everything they have here. This can’t be undone; if they return, they start as a new user.`}
      onClose={onClose}
    >
      {(close) => <DeleteForm org={org} who={who} next={next} close={close} />}
    </Dialog>
  );
}

function DeleteForm({ org, who, next, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const decided = useDialogResult(close, next);
  const form = useApiForm({
    schema: oneMember,
    defaults: { org: org.slug, id: who.id },
    submit: (values) => api.members.delete.mutate(values),
    done: () => decided.done(withNames`${person(who)} was deleted from ${org.name}.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <p className="text-ink-2">We’ll email them. To end only the membership, remove them instead.</p>
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind="destroy">
          Delete <Name>{who.name}</Name>
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
