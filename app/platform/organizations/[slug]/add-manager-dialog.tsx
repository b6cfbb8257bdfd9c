"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Radio } from "@/app/_ui/choice";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { AccountSearchField } from "@/app/platform/account-field";
import { isEmail } from "@/server/policy/email";
import type { AboutOrganization } from "./state-dialog";

const schema = z
  .object({
    to: z.enum(["somebody", "address"]),
    account: z.string(),
    email: z.string(),
    reason: z.string(),
  })
  .check(
    z.refine(({ to, account }) => to !== "somebody" || account !== "", {
      path: ["account"],
      message: "Choose a person from the list.",
    }),
    z.refine(({ to, email }) => to !== "address" || isEmail(email.trim()), {
      path: ["email"],
      message: "Enter the new manager’s email address.",
    }),
  );

/** Adds a Manager, for example when the current ones can't be reached. */
export function AddManagerDialog({ org, onClose }: AboutOrganization) {
  return (
    <Dialog
      title={withNames`Add a manager to ${org.name}`}
      about="Existing managers keep their role. The new one is notified by email."
      onClose={onClose}
    >
      {(close) => <AddManagerForm org={org} close={close} />}
    </Dialog>
  );
}

function AddManagerForm({ org, close }: { org: AboutOrganization["org"]; close: () => void }) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema,
    defaults: { to: "somebody" as const, account: "", email: "", reason: "" },
    submit: ({ to, account, email, reason }) =>
      api.platform.handOver.mutate({ id: org.id, reason, ...(to === "somebody" ? { account } : { email }) }),
    done: (who, { to }) =>
      decided.done(
        to === "somebody"
          ? withNames`${person(who)} is now a Manager of ${org.name}.`
          : withNames`${who.email} has been invited as a Manager of ${org.name}.`,
      ),
    refused: decided.refused,
  });
  const { wrong: _, ...radio } = form.field("to");
  const chosen = form.form.watch("to");
  return (
    <ApiForm of={form}>
      <fieldset className="picks">
        <legend>New manager</legend>
        <Radio
          value="somebody"
          title="Someone on this platform"
          line="They become a Manager immediately."
          {...radio}
        />
        <Radio
          value="address"
          title="Invite by email"
          line="They become a Manager when they accept."
          {...radio}
        />
      </fieldset>
      {chosen === "somebody" ? (
        <AccountSearchField label="Person" control={form.form.control} name="account" />
      ) : (
        <TextField
          label="Email"
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          {...form.field("email")}
        />
      )}
      <TextField
        label="Reason"
        optional
        hint="Recorded in the audit log."
        autoComplete="off"
        maxLength={500}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>{chosen === "somebody" ? "Add manager" : "Send invitation"}</SubmitButton>
      </div>
    </ApiForm>
  );
}
