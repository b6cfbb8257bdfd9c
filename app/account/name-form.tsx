"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useServerValues } from "@/app/_ui/use-server-values";
import { renameInput } from "@/server/accounts/own/input";

/** The reader's name, shown in every organization that doesn't use another one. */
export function NameForm({ name }: { name: string }) {
  const form = useApiForm({
    schema: renameInput,
    defaults: { name },
    submit: (values) => api.own.rename.mutate(values),
    done: (saved) => {
      toast.done(withNames`Your name is now ${saved.name}.`);
      refresh();
    },
  });
  const { of, refresh } = useServerValues(form, { name });
  return (
    <ApiForm of={of} label="Your name">
      <TextField
        label="Name"
        autoComplete="name"
        maxLength={200}
        hint="An organization can show you under a different name."
        {...form.field("name")}
      />
      <div>
        <SubmitButton of={of} kind="plain">
          Save name
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
