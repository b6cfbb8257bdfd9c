"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextArea, TextField } from "@/app/_ui/field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useServerValues } from "@/app/_ui/use-server-values";
import { description, shortName } from "@/server/sets/input";

const schema = z.object({ name: shortName, description });
type Props = {
  org: string;
  stored: { id: string; version: number } | null;
  values: { name: string; description: string };
  whyNot: string | null;
};

/** What a team is called, and what it is for. */
export function TeamForm({ org, stored, values, whyNot }: Props) {
  const router = useRouter();
  const form = useApiForm({
    schema,
    defaults: values,
    submit: async (wanted) => {
      if (stored) return { id: null, ...(await api.teams.edit.mutate({ org, ...stored, ...wanted })) };
      return api.teams.create.mutate({ org, ...wanted });
    },
    done: ({ id, name }) => {
      toast.done(id ? `${name} was created. Now add people.` : `${name} is saved.`);
      if (id) router.push(`/o/${org}/teams/${id}`);
      else {
        form.form.reset(form.form.getValues());
        refresh();
      }
    },
    // Fields not edited here show what the other person saved; saving again compares with that.
    refused: ({ code }) => {
      if (code === "team_changed") refresh();
      return false;
    },
  });
  const { of, refresh } = useServerValues(form, values);
  return (
    <section className="sheet max-w-[720px] p-5" aria-label={stored ? "Team" : "New team"}>
      <ApiForm of={of}>
        <fieldset disabled={whyNot !== null} className="grid gap-4">
          <TextField label="Name" autoComplete="off" maxLength={120} {...form.field("name")} />
          <TextArea label="Description" optional {...form.field("description")} />
          {whyNot === null && (
            <div>
              <SubmitButton of={of}>{stored ? "Save changes" : "Create team"}</SubmitButton>
            </div>
          )}
        </fieldset>
      </ApiForm>
    </section>
  );
}
