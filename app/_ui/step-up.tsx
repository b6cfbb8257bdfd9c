"use client";
import { useEffect } from "react";
import { api } from "@/app/_api/browser";
import { proveInput } from "@/server/accounts/input";
import { AccountName } from "./account-name";
// biome-ignore lint/suspicious/noImportCycles: every form loads this one later, so no module waits for another.
import { ApiForm, SubmitButton } from "./api-form";
import { Button } from "./button";
import { PasswordField } from "./password-field";
import { useApiForm } from "./use-api-form";

type Props = { why: string; proved: () => void; cancel: () => void };

/** Asks for the password once more, in the place of the form whose call wants it. */
export function StepUp({ why, proved, cancel }: Props) {
  const form = useApiForm({
    schema: proveInput,
    defaults: { password: "" },
    submit: (values) => api.accounts.prove.mutate(values),
    done: proved,
  });
  const { setFocus } = form.form;
  useEffect(() => setFocus("password"), [setFocus]);

  return (
    <ApiForm of={form} label="Confirm your password">
      <p className="text-ink-2" role="status">
        {why}
      </p>
      <AccountName />
      <PasswordField label="Your password" {...form.field("password")} />
      <div className="row">
        <Button onClick={cancel}>Cancel</Button>
        <SubmitButton of={form}>Continue</SubmitButton>
      </div>
    </ApiForm>
  );
}
