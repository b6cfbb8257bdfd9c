"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { day } from "@/app/_ui/dates";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { dayInput as lastDay } from "@/server/days/input";
import type { AilingRow } from "./ailing-table";

type Props = { row: AilingRow; onClose: () => void };

const schema = z.object({
  endsOn: lastDay,
  reason: z.string().check(z.maxLength(500, "Use at most 500 characters.")),
});

/** Moves the end date of a grant. */
export function ExtendDialog({ row, onClose }: Props) {
  return (
    <Dialog
      title={withNames`Extend ${row.detail ?? ""} for ${row.name}`}
      whose={row.email}
      about={`It ends on ${day(row.at)}. Nothing changes until then.`}
      onClose={onClose}
    >
      {(close) => <ExtendForm row={row} close={close} />}
    </Dialog>
  );
}

function ExtendForm({ row, close }: { row: AilingRow; close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema,
    defaults: { endsOn: "", reason: "" },
    submit: (values) => extend(row, values),
    done: (_, { endsOn }) =>
      decided.done(withNames`${nameOf(row)} keeps ${row.detail ?? ""} through ${day(endsOn)}.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextField
        label="Ends on"
        type="date"
        hint="Until 23:59:59 UTC that day."
        data-first
        {...form.field("endsOn")}
      />
      <TextField label="Reason" optional autoComplete="off" maxLength={500} {...form.field("reason")} />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>Extend</SubmitButton>
      </div>
    </ApiForm>
  );
}

/** A team has no address. */
const nameOf = ({ name, email }: AilingRow) => (email ? person({ name, email }) : name);

/** The old grant is replaced by the same one with the later end date, in one change. */
async function extend({ id, org, given }: AilingRow, { endsOn, reason }: z.infer<typeof schema>) {
  const change = {
    org,
    to: given?.member ? { member: given.member } : { team: given?.team ?? "" },
    give: [given?.set ? { set: given.set } : { permission: given?.permission ?? "" }],
    take: [id],
    startsOn: given?.startsOn,
    endsOn,
  };
  const { previewToken } = await api.grants.preview.query(change);
  return api.grants.change.mutate({ ...change, reason, previewToken });
}
