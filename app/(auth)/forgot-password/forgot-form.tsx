"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { forgotPasswordInput } from "@/server/accounts/input";

/** Takes an address and mails it a link. Afterwards it says the same for every address. */
export function ForgotForm() {
  const [mailed, setMailed] = useState<string | null>(null);
  const form = useApiForm({
    schema: forgotPasswordInput,
    defaults: { email: "" },
    submit: (values) => api.accounts.forgotPassword.mutate(values),
    done: (_, { email }) => setMailed(email),
  });
  if (mailed) {
    return (
      <div className="mt-2 grid gap-4" role="status">
        <p className="text-ink-2">
          We mailed <strong className="font-semibold break-all text-ink">{mailed}</strong>. If it has an
          account, the mail holds a link that works once, for 30 minutes. Look into the spam folder if it does
          not come.
        </p>
        <div>
          <Button onClick={() => setMailed(null)}>Use another address</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <p className="mt-1 mb-5 text-ink-2">We mail you a link. It works once, for 30 minutes.</p>
      <ApiForm of={form}>
        <TextField
          label="Email"
          type="email"
          autoComplete="username"
          inputMode="email"
          maxLength={254}
          {...form.field("email")}
        />
        <SubmitButton of={form} size="large">
          Mail me a link
        </SubmitButton>
      </ApiForm>
    </>
  );
}
