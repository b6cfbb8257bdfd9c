"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { correctAddressInput } from "@/server/accounts/input";

/** Replaces a mistyped address and emails the link to the new one. */
export function CorrectAddressForm() {
  const router = useRouter();
  const form = useApiForm({
    schema: correctAddressInput,
    defaults: { email: "" },
    submit: (values) => api.accounts.correctAddress.mutate(values),
    done: (_, { email }) => {
      form.form.reset();
      toast.done(withNames`We sent the link to ${email}.`);
      router.refresh();
    },
  });
  return (
    <ApiForm of={form} label="Edit address">
      <TextField
        label="Correct address"
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        {...form.field("email")}
      />
      <div>
        <SubmitButton of={form} kind="plain">
          Send link
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
