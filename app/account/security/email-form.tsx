"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newEmailInput } from "@/server/accounts/own/input";

/** Asks for another address, which changes when it is confirmed there (GGW-17). */
export function EmailForm() {
  const router = useRouter();
  const form = useApiForm({
    schema: newEmailInput,
    defaults: { email: "" },
    submit: (values) => api.own.askNewEmail.mutate(values),
    done: ({ email }) => {
      form.form.reset();
      toast.done(`We mailed ${email}. Open the link there to confirm it.`);
      router.refresh();
    },
  });
  return (
    <ApiForm of={form} label="Change your email">
      <TextField
        label="New email"
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        hint="It changes when you confirm it by a mailed link. The present one is told, and can take it back for 7 days."
        {...form.field("email")}
      />
      <div>
        <SubmitButton of={form} kind="plain">
          Mail the link
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
