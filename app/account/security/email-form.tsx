"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newEmailInput } from "@/server/accounts/own/input";

/** Requests a new address; it takes effect when it is confirmed by the emailed link (GGW-17). */
export function EmailForm() {
  const router = useRouter();
  const form = useApiForm({
    schema: newEmailInput,
    defaults: { email: "" },
    submit: (values) => api.own.askNewEmail.mutate(values),
    done: ({ email }) => {
      form.form.reset();
      toast.done(withNames`We emailed ${email}. Open the link in that email to confirm.`);
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
        hint="We’ll send a link to the new address. Your current address is notified and can undo this for 7 days."
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
