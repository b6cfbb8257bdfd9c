"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { AccountName } from "@/app/_ui/account-name";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { PasswordField } from "@/app/_ui/password-field";
import { isLinkGone } from "@/app/_ui/refusal";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newPasswordFrom, resetPasswordInput } from "@/server/accounts/input";

type Props = { token: string; email?: string; least: number };

/** Sets the new password. It doesn't sign in (ASVS 6.4.3). */
export function ResetForm({ token, email, least }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState(false);
  const form = useApiForm({
    schema: z.extend(resetPasswordInput, { password: newPasswordFrom(least) }),
    defaults: { token, password: "" },
    submit: (values) => api.accounts.resetPassword.mutate(values),
    done: () => setChosen(true),
    refused: ({ code }) => {
      if (isLinkGone(code)) router.refresh();
      return isLinkGone(code);
    },
  });
  if (chosen) return <Chosen />;
  return (
    <ApiForm of={form}>
      <AccountName email={email} />
      <PasswordField label="New password" least={least} {...form.field("password")} />
      <SubmitButton of={form} size="large">
        Save new password
      </SubmitButton>
    </ApiForm>
  );
}

/** The confirmation. It takes the focus, because the button that had it is gone. */
function Chosen() {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <div className="grid gap-4">
      <p ref={text} tabIndex={-1} role="status">
        Your password has been changed and you’re signed out everywhere. Sign in with the new one.
      </p>
      <div>
        {/* A full page load: this page sends no referrer, and a form opened from it would be sent without its origin. */}
        <a className="btn primary" href="/sign-in">
          Sign in
        </a>
      </div>
    </div>
  );
}
