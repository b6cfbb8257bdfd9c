"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { AccountName } from "@/app/_ui/account-name";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newPasswordFrom } from "@/server/accounts/input";
import { joinInput } from "@/server/invitations/input";
import { submitSignIn } from "../../sign-in/sign-in";
import { isOver } from "./invitation";

type Props = { token: string; organization: string; email: string; name: string | null; least: number };

/** Creates the account and its membership, then signs in with the new password. */
export function JoinForm({ token, organization, email, name, least }: Props) {
  const router = useRouter();
  const form = useApiForm({
    schema: z.extend(joinInput, { password: newPasswordFrom(least) }),
    defaults: { token, name: name ?? "", password: "" },
    submit: (values) => api.invitations.join.mutate(values),
    done: (joined, { password }) => {
      if (joined.leftOut.length > 0)
        toast.done(`You’ve joined ${organization}. Not included: ${joined.leftOut.join(", ")}.`);
      return submitSignIn(joined.email, password);
    },
    refused: ({ code }) => {
      if (isOver(code)) router.refresh();
      return isOver(code);
    },
  });
  return (
    <ApiForm of={form} label={`Join ${organization}`}>
      <AccountName email={email} />
      <TextField label="Your name" autoComplete="name" maxLength={200} {...form.field("name")} />
      <PasswordField label="Choose a password" least={least} {...form.field("password")} />
      <SubmitButton of={form} size="large">
        Accept and join
      </SubmitButton>
    </ApiForm>
  );
}
