"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { AccountName } from "@/app/_ui/account-name";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { PasswordField } from "@/app/_ui/password-field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newPasswordFrom } from "@/server/accounts/input";
import { changePasswordInput } from "@/server/accounts/own/input";

const otherDevices = (ended: number) =>
  ended === 1 ? "One other device was" : `${ended} other devices were`;

/** Changes the password after checking the current one. `least` is the minimum length of the new one. */
export function PasswordForm({ least }: { least: number }) {
  const router = useRouter();
  const form = useApiForm({
    schema: z.extend(changePasswordInput, { password: newPasswordFrom(least) }),
    defaults: { current: "", password: "" },
    submit: (values) => api.own.changePassword.mutate(values),
    done: ({ ended }) => {
      form.form.reset();
      toast.done(`Your password has been changed.${ended > 0 ? ` ${otherDevices(ended)} signed out.` : ""}`);
      router.refresh();
    },
  });
  return (
    <ApiForm of={form} label="Change your password">
      <AccountName />
      <PasswordField label="Current password" {...form.field("current")} />
      <PasswordField label="New password" least={least} {...form.field("password")} />
      <div>
        <SubmitButton of={form} kind="plain">
          Change password
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
