"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { PasswordField } from "@/app/_ui/password-field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { changePasswordInput } from "@/server/accounts/own/input";
import { leastPasswordLength } from "@/server/policy/password";

const otherDevices = (ended: number) =>
  ended === 1 ? "One other device was" : `${ended} other devices were`;

/** Changes the password, proving the old one. */
export function PasswordForm() {
  const router = useRouter();
  const form = useApiForm({
    schema: changePasswordInput,
    defaults: { current: "", password: "" },
    submit: (values) => api.own.changePassword.mutate(values),
    done: ({ ended }) => {
      form.form.reset();
      toast.done(`Your new password is in force.${ended > 0 ? ` ${otherDevices(ended)} signed out.` : ""}`);
      router.refresh();
    },
  });
  return (
    <ApiForm of={form} label="Change your password">
      <PasswordField label="Present password" {...form.field("current")} />
      <PasswordField label="New password" least={leastPasswordLength} {...form.field("password")} />
      <div>
        <SubmitButton of={form} kind="plain">
          Change password
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
