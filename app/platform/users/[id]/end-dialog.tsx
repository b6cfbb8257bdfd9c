"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { Name, person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { endAccountInput } from "@/server/accounts/admin/changes/input";
import type { AboutAccount } from "./simple-dialogs";
import { SuccessorField, suspends } from "./successor-field";

const next = z.string().check(z.minLength(1, "Choose a successor, or suspend the organization."));

/** Disables an account (CASE-10), after deciding what happens to organizations with no other Manager (INV-1). */
export function DisableDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      alert
      title={withNames`Disable the account of ${account.name}?`}
      whose={account.email}
      about="They lose access everywhere immediately and can’t sign in. Everything they have is kept, and you can enable the account again."
      onClose={onClose}
    >
      {(close) => <EndForm account={account} close={close} verb="Disable" />}
    </Dialog>
  );
}

/** Permanently deletes an account, after the same decisions. */
export function DeleteUserDialog({ account, onClose }: AboutAccount) {
  return (
    <Dialog
      alert
      title={withNames`Permanently delete the account of ${account.name}?`}
      whose={account.email}
      about="Their memberships, requests and sessions end immediately. This can’t be undone; if they return they start fresh."
      onClose={onClose}
    >
      {(close) => <EndForm account={account} close={close} verb="Delete" />}
    </Dialog>
  );
}

type FormProps = { account: AboutAccount["account"]; close: () => void; verb: "Disable" | "Delete" };

function EndForm({ account, close, verb }: FormProps) {
  const deletes = verb === "Delete";
  const decided = useDialogResult(close, deletes ? "/platform/users" : undefined);
  const alone = account.places.filter(({ successors }) => successors !== null);
  const form = useApiForm({
    schema: z.object({ reason: endAccountInput.shape.reason, next: z.record(z.string(), next) }),
    // No preselected successor: the choice has to be made, not left at a default.
    defaults: { reason: "", next: Object.fromEntries(alone.map(({ orgId }) => [orgId, ""])) },
    submit: ({ reason, next }) =>
      api.platform[deletes ? "deleteAccount" : "disableAccount"].mutate({
        id: account.id,
        reason,
        successions: Object.entries(next).map(([orgId, successor]) =>
          successor === suspends ? { orgId, suspend: true as const } : { orgId, successor },
        ),
      }),
    done: () =>
      decided.done(
        deletes
          ? withNames`The account of ${person(account)} has been deleted.`
          : withNames`The account of ${person(account)} has been disabled.`,
      ),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      {alone.map((place) => (
        <SuccessorField
          key={place.orgId}
          account={account}
          place={place}
          control={form.form.control}
          name={`next.${place.orgId}`}
        />
      ))}
      <TextField
        label="Reason"
        optional
        hint="Recorded in the audit log."
        autoComplete="off"
        maxLength={500}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind="destroy">
          {verb} <Name>{account.name}</Name>
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
