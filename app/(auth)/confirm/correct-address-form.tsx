"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { correctAddressInput } from "@/server/accounts/input";

/** Puts another address in place of one that was mistyped, and mails the link there. */
export function CorrectAddressForm() {
  const router = useRouter();
  const form = useApiForm({
    schema: correctAddressInput,
    defaults: { email: "" },
    submit: (values) => api.accounts.correctAddress.mutate(values),
    done: (_, { email }) => {
      form.form.reset();
      toast.done(`The link now goes to ${email}.`);
      router.refresh();
    },
  });
  return (
    <ApiForm of={form} label="Correct the address">
      <TextField
        label="The right address"
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        {...form.field("email")}
      />
      <div>
        <SubmitButton of={form} kind="plain">
          Send the link there
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
