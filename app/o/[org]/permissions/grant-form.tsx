"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { ConfirmDifference } from "@/app/_ui/confirm-difference";
import { TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { toast } from "@/app/_ui/toast";
import { useAnswer } from "@/app/_ui/use-answer";
import { useApiForm } from "@/app/_ui/use-api-form";
import type { GrantTo } from "./grant-list";
import { WhatField } from "./what-field";

const schema = z.object({
  what: z.string().check(z.minLength(1, "Choose what to grant.")),
  startsOn: z.string(),
  endsOn: z.string(),
  reason: z.string().check(z.maxLength(500, "Use at most 500 characters.")),
});
type Props = { org: string; name: string; to: GrantTo };
type Change = Parameters<typeof api.grants.preview.query>[0] & { reason: string; label: string };

/** Gives a set or a permission, for a time if wanted, after showing what it means. */
export function GrantForm({ org, name, to }: Props) {
  const router = useRouter();
  const offered = useAnswer(() => api.sets.list.query({ org }));
  const [asking, setAsking] = useState<Change | null>(null);
  const [lacking, setLacking] = useState<string | null>(null);
  const form = useApiForm({
    schema,
    defaults: { what: "", startsOn: "", endsOn: "", reason: "" },
    submit: (values) => ask(values, false),
    done: () => undefined,
    refused: ({ code, message }) => {
      if (code !== "permission_requires") return false;
      setLacking(message);
      return true;
    },
  });
  const sets = offered.state === "there" ? offered.value.sets : [];
  const choices = offered.state === "there" ? offered.value.choices : [];

  async function ask({ what, startsOn, endsOn, reason }: z.infer<typeof schema>, addMissing: boolean) {
    setLacking(null);
    const [kind, key = ""] = what.split(":");
    const give = kind === "set" ? [{ set: key }] : [{ permission: key }];
    const dates = { startsOn: startsOn || null, endsOn: endsOn || null };
    const change = { org, to, give, take: [], ...dates, ...(addMissing && { addMissing }) };
    // Asked once before the dialog opens: what is wrong is said at its field.
    await api.grants.preview.query(change);
    const label =
      sets.find(({ id }) => id === key)?.name ??
      choices.flatMap(({ actions }) => actions).find((action) => action.key === key)?.label ??
      key;
    setAsking({ ...change, reason, label });
  }

  return (
    <>
      <ApiForm of={form} label={`Grant to ${name}`}>
        {lacking && (
          <Notice kind="note">
            {lacking}{" "}
            <button type="button" className="link" onClick={() => ask(form.form.getValues(), true)}>
              Give both
            </button>
          </Notice>
        )}
        <WhatField
          sets={sets}
          choices={choices}
          wrong={form.form.formState.errors.what?.message}
          {...form.form.register("what")}
        />
        <div className="two">
          <TextField label="From" optional type="date" {...form.field("startsOn")} />
          <TextField
            label="Through"
            optional
            type="date"
            hint="The end of this day, UTC."
            {...form.field("endsOn")}
          />
        </div>
        <TextField label="Reason" optional autoComplete="off" maxLength={500} {...form.field("reason")} />
        <div>
          <SubmitButton of={form}>Grant…</SubmitButton>
        </div>
      </ApiForm>
      {asking && (
        <ConfirmDifference
          title={`Grant ${asking.label} to ${name}?`}
          label="Grant it"
          ask={() => api.grants.preview.query(asChange(asking))}
          save={(mark) => api.grants.change.mutate({ ...asChange(asking), reason: asking.reason, mark })}
          more={({ added }) =>
            added.length > 0 ? (
              <Notice kind="note">What it needs is given as well: {added.join(", ")}.</Notice>
            ) : null
          }
          done={() => {
            toast.done(`${name} has ${asking.label}.`);
            form.form.reset();
            router.refresh();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

const asChange = ({ reason: _, label: __, ...change }: Change) => change;
