"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextArea } from "@/app/_ui/field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { fileInput } from "@/server/requests/input";
import { OrganizationField } from "../organization-field";
import type { OrganizationMatches } from "../use-organization-search";

const filed = "Your request has been sent. We’ll email you when a manager decides.";
const letIn = "You’re now a Member. You can open the organization above.";

/** Asks to join another organization. */
export function AskForm({ listed }: { listed: OrganizationMatches }) {
  const router = useRouter();
  const form = useApiForm({
    schema: fileInput,
    defaults: { organization: "", note: "" },
    submit: (values) => api.requests.file.mutate(values),
    done: ({ joined }) => {
      form.form.reset();
      toast.done(joined ? letIn : filed);
      router.refresh();
    },
  });
  return (
    <ApiForm of={form} label="Ask to join an organization">
      <OrganizationField control={form.form.control} name="organization" listed={listed} />
      <TextArea
        label="Note to its managers"
        optional
        hint="Help them recognize you: your team, a project, or someone you work with."
        {...form.field("note")}
      />
      <div>
        <SubmitButton of={form}>Ask to join</SubmitButton>
      </div>
    </ApiForm>
  );
}
