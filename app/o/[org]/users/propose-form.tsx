"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { Name, person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { proposeInput } from "@/server/promotions/input";
import { useDialogResult } from "./use-dialog-result";

type Props = {
  org: { slug: string };
  who: { id: string; name: string; email: string };
  close: () => void;
};

/** Proposes a Member as Manager, with a reason for the PlatformAdmin who decides. Rendered in a dialog. */
export function ProposeForm({ org, who, close }: Props) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: proposeInput,
    defaults: { org: org.slug, id: who.id, reason: "" },
    submit: (values) => api.promotions.propose.mutate(values),
    done: () => decided.done(withNames`${person(who)} has been proposed as Manager.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label="Reason"
        hint="The platform admin who decides will see it."
        data-first
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton of={form}>
          Propose <Name>{who.name}</Name>
        </SubmitButton>
      </div>
    </ApiForm>
  );
}

/** The texts of the dialog around the form. */
export const proposing = {
  title: (name: string) => withNames`Propose ${name} as Manager`,
  about: (org: string) => `In ${org}. We’ll email the platform admins, and one of them will decide.`,
};
