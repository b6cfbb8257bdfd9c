"use client";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { api } from "@/app/_api/browser";
import { takeEvent } from "@/app/_api/last-event";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Radio } from "@/app/_ui/choice";
import { TextArea, TextField } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { addUserInput } from "@/server/invitations/input";
import { SetFields } from "../../sets/set-fields";
import { AccessChoice } from "./access-choice";
import { Folded } from "./folded";
import { type Sent, SentList } from "./sent-list";
import { usePreview } from "./use-preview";
import { Verdicts } from "./verdicts";

export type Options = Awaited<ReturnType<typeof api.invitations.options.query>>;
type Props = { org: { slug: string; name: string }; options: Options };

const roleLines = {
  Member: "Uses what was granted. No user management.",
  Manager: "Approves, removes, grants permissions, changes settings.",
};

/** Who is added, as what, until when, and with which words. What will happen to each address shows before sending. */
export function AddUserForm({ org, options }: Props) {
  const [sent, setSent] = useState<{ people: Sent[]; event: string | null } | null>(null);
  const preview = usePreview(org.slug);
  const form = useApiForm({
    schema: addUserInput,
    defaults: { people: "", role: "Member", permissions: [], sets: [], teams: [], lastDay: "", note: "" },
    submit: async ({ people, ...terms }) => {
      const seen = await preview.look(people);
      if (seen.some(({ verdict }) => verdict === "malformed")) return null;
      const invitable = seen.flatMap(({ email, name, verdict }) =>
        email && verdict !== "member" && verdict !== "refused" ? [{ email, name }] : [],
      );
      if (invitable.length === 0) return null;
      return api.invitations.send.mutate({ org: org.slug, people: invitable, ...terms });
    },
    done: (answer) => {
      if (answer) return setSent({ people: answer.sent, event: takeEvent() });
      const message = "Look at the addresses below: some cannot be invited. Correct or remove them.";
      form.form.setError("people", { message }, { shouldFocus: true });
    },
  });
  const held = useWatch({ control: form.form.control, name: "permissions" });
  const { people: field, role } = { people: form.field("people"), role: form.field("role") };

  if (sent) {
    const again = () => {
      setSent(null);
      preview.forget();
      form.form.reset();
    };
    return <SentList org={org} sent={sent.people} event={sent.event} again={again} />;
  }
  return (
    <section className="sheet p-5" aria-label="Add User">
      <ApiForm of={form}>
        <TextArea
          label="Email addresses"
          hint="One or many, up to 100: with commas, spaces or on lines of their own, with or without names."
          rows={4}
          spellCheck={false}
          autoComplete="off"
          placeholder="Ann Lee <ann@company.example>, bo@company.example"
          {...field}
          onBlur={(event) => {
            void field.onBlur(event);
            void preview.lookQuietly(event.target.value);
          }}
        />
        <Verdicts people={preview.people} />
        <fieldset className="picks">
          <legend>Role</legend>
          {options.roles.map((one) => (
            <Radio
              key={one.role}
              title={one.role}
              line={roleLines[one.role]}
              whyNot={one.whyNot}
              value={one.role}
              {...role}
            />
          ))}
        </fieldset>
        <TextField
          label="Last day"
          optional
          type="date"
          hint="The membership ends with that day, 23:59:59 UTC. Left empty, it has no end."
          {...form.field("lastDay")}
        />
        <AccessChoice title="Teams" choices={options.teams} field={form.field("teams")} />
        <AccessChoice title="Permission sets" choices={options.sets} field={form.field("sets")} />
        <Folded title="Permissions" wrong={form.field("permissions").wrong}>
          <SetFields
            choices={options.categories}
            held={held}
            set={(keys) => form.form.setValue("permissions", keys)}
          />
        </Folded>
        <TextArea
          label="A personal line"
          optional
          hint="Stands in the mail, under your name."
          {...form.field("note")}
        />
        <div>
          <SubmitButton of={form}>Send the invitation</SubmitButton>
        </div>
      </ApiForm>
    </section>
  );
}
