"use client";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { BecauseList } from "@/app/_ui/because";
import { SelectField } from "@/app/_ui/select-field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { PermissionOptions } from "./permission-options";

type Choices = Awaited<ReturnType<typeof api.permissions.choices.query>>;
type Answer = Awaited<ReturnType<typeof api.permissions.explainMine.query>> & { label: string };
export type Who = { org: string /** Null for your own permissions. */; member: string | null };

const schema = z.object({ permission: z.string(), action: z.string(), resource: z.string() });
const reach = { all: "everything", assigned: "assigned items only", own: "own items only", none: "" };

/** Asks about a permission, or one action of it, and shows the decision with each step that led to it. */
export function ExplainForm({ who, choices }: { who: Who; choices: Choices }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const all = choices.flatMap(({ actions }) => actions);
  const labelOf = (key: string) => all.find((one) => one.key === key)?.label ?? key;
  const actsOf = (key = "") => all.find((one) => one.key === key)?.acts ?? [];
  const form = useApiForm({
    schema,
    defaults: { permission: all[0]?.key ?? "", action: "", resource: "" },
    submit: ({ permission, action, resource }) => {
      const act = actsOf(permission).find(({ key }) => key === action);
      const asked = {
        permission,
        ...(act && { action }),
        ...(act?.resource && resource && { resource }),
      };
      return who.member
        ? api.permissions.explain.query({ org: who.org, id: who.member, ...asked })
        : api.permissions.explainMine.query({ org: who.org, ...asked });
    },
    done: (found, { permission, action }) => {
      const act = actsOf(permission).some(({ key }) => key === action);
      setAnswer({ ...found, label: labelOf(permission) + (act ? `, to ${inWords(action)}` : "") });
    },
  });
  const { permission, action } = useWatch({ control: form.form.control });
  const acts = actsOf(permission);
  const act = acts.find(({ key }) => key === action);

  return (
    <div className="grid gap-4">
      <ApiForm of={form}>
        <SelectField label="Permission" data-first {...form.form.register("permission")}>
          <PermissionOptions choices={choices} />
        </SelectField>
        {acts.length > 0 && (
          <SelectField label="Action" {...form.form.register("action")}>
            <option value="">Any action</option>
            {acts.map(({ key }) => (
              <option key={key} value={key}>
                {inWords(key)}
              </option>
            ))}
          </SelectField>
        )}
        {act?.resource && (
          <SelectField label="Permission on the resource" {...form.form.register("resource")}>
            <PermissionOptions choices={choices} />
          </SelectField>
        )}
        <div>
          <SubmitButton of={form} kind="plain">
            Explain
          </SubmitButton>
        </div>
      </ApiForm>
      <div aria-live="polite" className="empty:absolute">
        {answer && (
          <>
            <p className="mb-1">
              <b>{answer.label}:</b> {answer.allowed ? `yes, for ${reach[answer.scope]}.` : "no."}
            </p>
            <BecauseList of={answer.because} />
          </>
        )}
      </div>
    </div>
  );
}

const inWords = (action: string) => action.replaceAll("_", " ");
