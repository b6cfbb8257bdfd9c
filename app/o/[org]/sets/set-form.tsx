"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { TextArea, TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useServerValues } from "@/app/_ui/use-server-values";
import { description, permissionKeys, shortName } from "@/server/sets/input";
import { SetDifference } from "./set-difference";
import { type Choices, SetFields } from "./set-fields";

const schema = z.object({ name: shortName, description, permissions: permissionKeys });
type Values = z.infer<typeof schema>;
type Props = {
  org: string;
  /** Null for one that is being made. */
  stored: { id: string; version: number } | null;
  values: Values;
  from?: string;
  choices: Choices;
  whyNot: string | null;
};

/** Makes a set, or changes one after showing who gains and who loses what. */
export function SetForm({ org, stored, values, from, choices, whyNot }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState<Values | null>(null);
  const form = useApiForm({
    schema,
    defaults: values,
    submit: async (wanted) => {
      if (stored) {
        // Asked once before the dialog opens: what is wrong is said at its field.
        await api.sets.preview.query({ org, ...stored, ...wanted });
        return setAsking(wanted);
      }
      const { id } = await api.sets.create.mutate({ org, ...wanted, from });
      toast.done(withNames`${wanted.name} was created. Grant it to a person or a team.`);
      router.push(`/o/${org}/sets/${id}`);
    },
    done: () => undefined,
  });
  const { of, refresh } = useServerValues(form, values);
  const held = form.form.watch("permissions");
  const wrong = form.field("permissions").wrong;

  return (
    <section className="sheet max-w-[720px] p-5" aria-label={stored ? "Permission set" : "New set"}>
      <ApiForm of={of}>
        <fieldset disabled={whyNot !== null} className="grid gap-4">
          <TextField label="Name" autoComplete="off" maxLength={120} {...form.field("name")} />
          <TextArea label="Description" optional {...form.field("description")} />
          {wrong && <p className="text-red">{wrong}</p>}
          <SetFields
            choices={choices}
            held={held}
            set={(keys) =>
              form.form.setValue("permissions", keys, { shouldDirty: true, shouldValidate: true })
            }
          />
          {whyNot === null && (
            <div>
              <SubmitButton of={of}>{stored ? "Save…" : "Create set"}</SubmitButton>
            </div>
          )}
        </fieldset>
      </ApiForm>
      {stored && asking && (
        <ConfirmDifference
          title={withNames`Save ${asking.name}?`}
          label="Save set"
          ask={() => api.sets.preview.query({ org, ...stored, ...asking })}
          save={({ previewToken }) => api.sets.edit.mutate({ org, id: stored.id, ...asking, previewToken })}
          more={(answer) => <SetDifference name={asking.name} of={answer} />}
          done={() => {
            toast.done(withNames`${asking.name} is saved and takes effect immediately.`);
            form.form.reset(asking);
            refresh();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
