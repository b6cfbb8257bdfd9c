"use client";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { SelectField } from "@/app/_ui/select-field";
import { useApiForm } from "@/app/_ui/use-api-form";

type Choices = Awaited<ReturnType<typeof api.permissions.access.query>>["choices"];
type Answer = Awaited<ReturnType<typeof api.permissions.explain.query>> & { label: string };
type Props = { org: string; person: { id: string; name: string }; choices: Choices };

const schema = z.object({ permission: z.string() });
const reach = { all: "everything", assigned: "what is assigned to them", own: "what is their own", none: "" };

/** "Why can, or cannot, she do this?": the decision and every step to it, in sentences. */
export function Explain({ org, person, choices }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const all = choices.flatMap(({ actions }) => actions);
  const form = useApiForm({
    schema,
    defaults: { permission: all[0]?.key ?? "" },
    submit: ({ permission }) => api.permissions.explain.query({ org, id: person.id, permission }),
    done: (found, { permission }) =>
      setAnswer({ ...found, label: all.find(({ key }) => key === permission)?.label ?? permission }),
  });
  return (
    <section className="sheet grid gap-3 p-5" aria-label={`Why ${person.name} can or cannot`}>
      <h2>Why can, or cannot, {person.name} do this?</h2>
      <ApiForm of={form}>
        <SelectField label="Permission" {...form.form.register("permission")}>
          {choices.map(({ key, category, actions }) => (
            <optgroup key={key} label={category}>
              {actions.map((action) => (
                <option key={action.key} value={action.key}>
                  {action.label}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <div>
          <SubmitButton of={form} kind="plain">
            Explain
          </SubmitButton>
        </div>
      </ApiForm>
      <div aria-live="polite">
        {answer && (
          <>
            <p className="mb-1">
              <b>{answer.label}:</b> {answer.allowed ? `yes, for ${reach[answer.scope]}.` : "no."}
            </p>
            <ul className="list-disc pl-5 text-ink-2">
              {answer.because.map(({ says }) => (
                <li key={says}>{says}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
