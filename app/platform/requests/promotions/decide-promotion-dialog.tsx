"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { decidePromotionInput } from "@/server/promotions/input";
import type { PromotionRow } from "./promotions-table";

type Props = { row: PromotionRow; approves: boolean; onClose: () => void };

/** Approves or rejects a proposal, with an optional message to the manager who made it. */
export function DecidePromotionDialog({ row, approves, onClose }: Props) {
  return (
    <Dialog
      title={
        approves
          ? withNames`Make ${row.name} a Manager of ${row.org.name}?`
          : withNames`Reject the proposal for ${row.name}?`
      }
      whose={row.email}
      about={
        approves
          ? "From now on they can approve and remove people there, grant permissions and change settings."
          : `They stay a Member of ${row.org.name}.`
      }
      onClose={onClose}
    >
      {(close) => <DecideForm row={row} approves={approves} close={close} />}
    </Dialog>
  );
}

function DecideForm({ row, approves, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: decidePromotionInput,
    defaults: { org: row.org.id, id: row.id, approves, answer: "" },
    submit: (values) => api.promotions.decide.mutate(values),
    done: () =>
      decided.done(
        approves
          ? withNames`${person(row)} is now a Manager of ${row.org.name}.`
          : withNames`The proposal for ${person(row)} has been rejected.`,
      ),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextField
        label={`Message to ${row.by}`}
        optional
        autoComplete="off"
        maxLength={500}
        {...form.field("answer")}
      />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind={approves ? "primary" : "destroy"}>
          {approves ? withNames`Make ${row.name} a Manager` : withNames`Reject ${row.name}`}
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
