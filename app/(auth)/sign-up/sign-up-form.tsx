"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextArea, TextField } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newPasswordFrom, signUpInput } from "@/server/accounts/input";
import { OrganizationField } from "../organization-field";
import { submitSignIn } from "../sign-in/sign-in";
import type { OrganizationMatches } from "../use-organization-search";

/** Creates the account and its first request, then signs in with the same email and password. */
export function SignUpForm({ listed, least }: { listed: OrganizationMatches; least: number }) {
  const form = useApiForm({
    schema: z.extend(signUpInput, { password: newPasswordFrom(least) }),
    defaults: { name: "", email: "", password: "", organization: "", note: "" },
    submit: (values) => api.accounts.signUp.mutate(values),
    done: (_, { email, password }) => submitSignIn(email, password, "signed-up"),
  });
  return (
    <ApiForm of={form}>
      <TextField label="Name" autoComplete="name" maxLength={200} {...form.field("name")} />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        inputMode="email"
        maxLength={254}
        {...form.field("email")}
      />
      <PasswordField label="Password" least={least} {...form.field("password")} />
      <OrganizationField control={form.form.control} name="organization" listed={listed} />
      <TextArea
        label="Note to its managers"
        optional
        hint="Help them recognize you: your team, a project, or someone you work with."
        {...form.field("note")}
      />
      <SubmitButton of={form} size="large">
        Sign up and ask to join
      </SubmitButton>
    </ApiForm>
  );
}
