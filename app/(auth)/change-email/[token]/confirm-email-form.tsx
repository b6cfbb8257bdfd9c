"use client";
import { useRouter } from "next/navigation";
import { object, optional, string } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { PasswordField } from "@/app/_ui/password-field";
import { isLinkGone } from "@/app/_ui/refusal";
import { useApiForm } from "@/app/_ui/use-api-form";
import { password } from "@/server/accounts/input";

const withPassword = object({ password });
const without = object({ password: optional(string()) });

/** Confirms a new address. On a device that isn't signed in, the account's password is asked for. */
export function ConfirmEmailForm({ token, needsPassword }: { token: string; needsPassword: boolean }) {
  const router = useRouter();
  const form = useApiForm({
    schema: needsPassword ? withPassword : without,
    defaults: { password: "" },
    submit: (values) =>
      api.accounts.confirmEmail.mutate(needsPassword ? { token, password: values.password } : { token }),
    // A full page load that shows the new address: this page sends no referrer, so it can't navigate within the app.
    done: () => {
      location.assign("/account/security");
      return new Promise<void>(() => {});
    },
    refused: ({ code }) => {
      if (isLinkGone(code)) router.refresh();
      return isLinkGone(code);
    },
  });
  return (
    <ApiForm of={form}>
      {needsPassword && <PasswordField label="Your account password" {...form.field("password")} />}
      <div>
        <SubmitButton of={form} size="large">
          Confirm address
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
