"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { foundOrganizationInput } from "@/server/organizations/admin/input";

/** Asks for name and address only; the rest is set later in the organization's settings. */
export function FoundForm() {
  const router = useRouter();
  const form = useApiForm({
    schema: foundOrganizationInput,
    defaults: { name: "", slug: "" },
    submit: (values) => api.organizations.found.mutate(values),
    done: ({ slug }) => router.push(`/o/${slug}/users`),
  });
  return (
    <ApiForm of={form}>
      <TextField label="Name" autoComplete="organization" maxLength={200} {...form.field("name")} />
      <TextField
        label="Address"
        optional
        hint="The part after /o/. Leave blank to create it from the name."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={48}
        {...form.field("slug")}
      />
      <SubmitButton of={form} size="large">
        Create organization
      </SubmitButton>
    </ApiForm>
  );
}
