"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { forgotPasswordInput } from "@/server/accounts/input";

/** Emails a reset link. The answer is the same for every address, so it doesn't reveal who has an account. */
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
          We emailed <strong className="font-semibold break-all text-ink">{mailed}</strong>. If it has an
          account, the email contains a link to choose a new password. The link works once, within 30 minutes.
          If you don’t see the email, check your spam folder.
        </p>
        <div>
          <Button onClick={() => setMailed(null)}>Use another address</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <p className="mt-1 mb-5 text-ink-2">
        We’ll email you a link to choose a new one. It works once, within 30 minutes.
      </p>
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
          Email me a link
        </SubmitButton>
      </ApiForm>
    </>
  );
}
