"use client";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { TextField } from "@/app/_ui/field";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useQuery } from "@/app/_ui/use-query";
import { ConfirmGrants } from "./confirm-grants";
import { DateFields, dates } from "./date-fields";
import type { GrantTo } from "./grant-list";
import { useGrantsAsked } from "./use-grants-asked";
import { WhatField } from "./what-field";

const schema = z.object({
  what: z.string().check(z.minLength(1, "Choose what to grant.")),
  ...dates,
  reason: z.string().check(z.maxLength(500, "Use at most 500 characters.")),
});
type Props = { org: string; name: string; email?: string; to: GrantTo };

/** Gives a set or a permission, for a time if wanted, after showing what it means. */
export function GrantForm({ org, name, email, to }: Props) {
  const offered = useQuery(() => api.sets.list.query({ org }));
  const grants = useGrantsAsked();
  const form = useApiForm({
    schema,
    defaults: { what: "", startsOn: "", endsOn: "", reason: "" },
    submit: ({ what, startsOn, endsOn, reason }) => {
      const [kind, key = ""] = what.split(":");
      const give = kind === "set" ? [{ set: key }] : [{ permission: key }];
      const label = labelOf(key);
      return grants.ask({
        change: { org, to, give, take: [], startsOn, endsOn },
        reason,
        title: withNames`Grant ${label} to ${name}?`,
        whose: email,
        label: "Grant",
        done: withNames`${email ? person({ name, email }) : name} now has ${label}.`,
      });
    },
    done: () => undefined,
    refused: grants.refused,
  });
  const sets = offered.state === "there" ? offered.value.sets : [];
  const choices = offered.state === "there" ? offered.value.choices : [];
  const labelOf = (key: string) =>
    sets.find(({ id }) => id === key)?.name ??
    choices.flatMap(({ actions }) => actions).find((action) => action.key === key)?.label ??
    key;

  return (
    <>
      <ApiForm of={form} label={`Grant to ${name}`}>
        {grants.missing}
        <WhatField
          sets={sets}
          choices={choices}
          wrong={form.form.formState.errors.what?.message}
          {...form.form.register("what")}
        />
        <DateFields startsOn={form.field("startsOn")} endsOn={form.field("endsOn")} />
        <TextField label="Reason" optional autoComplete="off" maxLength={500} {...form.field("reason")} />
        <div>
          <SubmitButton of={form}>Grant…</SubmitButton>
        </div>
      </ApiForm>
      {grants.asked && (
        <ConfirmGrants asked={grants.asked} done={() => form.form.reset()} onClose={grants.closed} />
      )}
    </>
  );
}
