"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { newPasswordFrom } from "@/server/accounts/input";
import { leastPasswordLength } from "@/server/policy/password";
import { slugFrom } from "@/server/policy/slug";
import { setupInput } from "@/server/setup/input";
import { submitSignIn } from "../../sign-in/sign-in";

/** Creates the first account and the first organization, then signs in. */
export function SetupForm({ token }: { token: string }) {
  const form = useApiForm({
    schema: z.extend(setupInput, { password: newPasswordFrom(leastPasswordLength) }),
    defaults: { token, organization: "", slug: "", name: "", email: "", password: "" },
    submit: (values) => api.setup.complete.mutate(values),
    done: (_, { email, password }) => submitSignIn(email, password),
  });
  const proposal = slugFrom(form.form.watch("organization"));
  return (
    <ApiForm of={form}>
      <TextField
        label="Organization"
        autoComplete="organization"
        maxLength={80}
        {...form.field("organization")}
      />
      <TextField
        label="Address"
        optional
        maxLength={48}
        spellCheck={false}
        autoCapitalize="none"
        placeholder={proposal}
        hint={`Leave blank to use /o/${proposal || "…"}.`}
        {...form.field("slug")}
      />
      <TextField label="Your name" autoComplete="name" maxLength={200} {...form.field("name")} />
      <TextField
        label="Your email"
        type="email"
        autoComplete="username"
        inputMode="email"
        maxLength={254}
        {...form.field("email")}
      />
      <PasswordField label="Password" least={leastPasswordLength} {...form.field("password")} />
      <SubmitButton of={form} size="large">
        Complete setup
      </SubmitButton>
    </ApiForm>
  );
}
