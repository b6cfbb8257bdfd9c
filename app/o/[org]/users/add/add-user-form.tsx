"use client";
import { useWatch } from "react-hook-form";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Radio } from "@/app/_ui/choice";
import { TextArea, TextField } from "@/app/_ui/field";
import { NavLink } from "@/app/_ui/nav-link";
import { useApiForm } from "@/app/_ui/use-api-form";
import { personName } from "@/server/accounts/input";
import { addUserInput } from "@/server/invitations/input";
import { SetFields } from "../../sets/set-fields";
import { AccessChoice } from "./access-choice";
import { Disclosure } from "./disclosure";
import { usePreview } from "./use-preview";
import { Verdicts } from "./verdicts";

export type Options = Awaited<ReturnType<typeof api.invitations.options.query>>;
export type Answer = Awaited<ReturnType<typeof api.invitations.send.mutate>>;
type Props = {
  org: { slug: string };
  options: Options;
  /** What follows when the invitations went out. */
  done: (answer: Answer) => void;
  /** Closes the dialog around the form, if there is one. */
  cancel?: () => void;
};

/** A name, or nothing. */
const nameOrNone = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => (text.trim() === "" ? null : text)),
  ),
  z.nullable(personName),
);

const roleLines = {
  Member: "Can use what they’ve been given. Can’t manage people.",
  Manager: "Can approve and remove people, grant permissions and change settings.",
};

/** Who is added, as what, until when, and with which words. What will happen to each address shows before sending. */
export function AddUserForm({ org, options, done, cancel }: Props) {
  const preview = usePreview(org.slug);
  const form = useApiForm({
    schema: z.extend(addUserInput, { name: nameOrNone }),
    defaults: {
      people: "",
      name: "",
      role: "Member",
      permissions: [],
      sets: [],
      teams: [],
      lastDay: "",
      note: "",
    },
    submit: async ({ people, name, ...terms }) => {
      const seen = await preview.look(people);
      if (seen.some(({ verdict }) => verdict === "malformed")) return null;
      const invitable = seen.flatMap(({ email, name, verdict }) =>
        email && verdict !== "member" && verdict !== "refused" ? [{ email, name }] : [],
      );
      if (invitable.length === 0) return null;
      const [only, ...others] = invitable;
      if (name && others.length > 0) return "several";
      if (name && only) invitable[0] = { ...only, name };
      return api.invitations.send.mutate({ org: org.slug, people: invitable, ...terms });
    },
    done: (answer) => {
      if (answer === "several") {
        const message =
          "A name can only go with one address. For several, enter Ann Lee <ann@company.example>.";
        form.form.setError("name", { message }, { shouldFocus: true });
        return;
      }
      if (answer) return done(answer);
      const message = "Some of the addresses below can’t be invited. Correct or remove them.";
      form.form.setError("people", { message }, { shouldFocus: true });
    },
  });
  const held = useWatch({ control: form.form.control, name: "permissions" });
  const { people: field, role } = { people: form.field("people"), role: form.field("role") };

  return (
    <ApiForm of={form}>
      <TextArea
        label="Email addresses"
        hint={
          <>
            Up to 100 addresses, separated by commas, spaces or new lines. More?{" "}
            <NavLink className="link" href={`/o/${org.slug}/users/import`}>
              Import a CSV
            </NavLink>
            .
          </>
        }
        rows={4}
        spellCheck={false}
        autoComplete="off"
        placeholder="Ann Lee <ann@company.example>, bo@company.example"
        data-first={cancel ? true : undefined}
        {...field}
        onBlur={(event) => {
          void field.onBlur(event);
          void preview.lookQuietly(event.target.value);
        }}
      />
      <Verdicts people={preview.people} />
      <TextField
        label="Name"
        optional
        maxLength={200}
        hint="For one person only. They can change it when they accept."
        {...form.field("name")}
      />
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
        label="Ends on"
        optional
        type="date"
        hint="Access ends at 23:59:59 UTC that day. Leave blank for no end date."
        {...form.field("lastDay")}
      />
      <AccessChoice title="Teams" choices={options.teams} field={form.field("teams")} />
      <AccessChoice title="Permission sets" choices={options.sets} field={form.field("sets")} />
      <Disclosure title="Permissions" wrong={form.field("permissions").wrong}>
        <SetFields
          choices={options.categories}
          held={held}
          set={(keys) => form.form.setValue("permissions", keys)}
        />
      </Disclosure>
      <TextArea
        label="Personal note"
        optional
        hint="Shown in the invitation email, under your name."
        {...form.field("note")}
      />
      <div className="row">
        {cancel && <Button onClick={cancel}>Cancel</Button>}
        <SubmitButton of={form}>Send invitation</SubmitButton>
      </div>
    </ApiForm>
  );
}
