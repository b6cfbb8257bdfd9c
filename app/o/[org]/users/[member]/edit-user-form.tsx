"use client";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { CheckBox } from "@/app/_ui/choice";
import { TextField } from "@/app/_ui/field";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { person as called, withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useServerValues } from "@/app/_ui/use-server-values";
import { editMemberInput } from "@/server/members/input";
import type { EditedMember } from "./member";

const ChangeRoleDialog = lazyDialog(() =>
  import("../change-role-dialog").then((module) => module.ChangeRoleDialog),
);

const orNull = z.pipe(
  z.string(),
  z.transform((text: string): string | null | undefined => (text.trim() === "" ? null : text)),
);
const { displayName, enabled, approved, expiresOn, carriesSettings } = editMemberInput.shape;
const schema = z.object({
  displayName: z.pipe(orNull, displayName),
  expiresOn,
  enabled,
  approved,
  carriesSettings,
});

const shown = (person: EditedMember) => ({
  displayName: person.displayName ?? "",
  expiresOn: person.expiresOn ?? "",
  enabled: person.enabled,
  approved: person.approved,
  carriesSettings: person.carriesSettings,
});

type Props = { org: { slug: string; name: string }; person: EditedMember };

/** The editable parts of a membership. Only changed values are sent; a refusal changes nothing. */
export function EditUserForm({ org, person }: Props) {
  const [roleOpen, setRoleOpen] = useState(false);
  const { whyNot } = person;
  const form = useApiForm({
    schema,
    defaults: shown(person),
    submit: (values) => api.members.edit.mutate({ org: org.slug, id: person.id, ...changed(values, person) }),
    done: ({ name }) => {
      toast.done(withNames`Changes to ${called({ name, email: person.email })} are saved.`);
      refresh();
    },
  });
  const { of, refresh } = useServerValues(form, shown(person));
  const { name, enabled, approved, expiresOn, settings } = whyNot;
  const nothingToSave = enabled && approved && expiresOn && settings && name;

  return (
    <section className="sheet p-5" aria-label={`Edit ${person.name}`}>
      <ApiForm of={of}>
        <TextField
          label={`Name shown in ${org.name}`}
          optional
          maxLength={200}
          autoComplete="off"
          hint={whyNot.name ?? "Leave blank to use their account name."}
          disabled={whyNot.name !== null}
          {...form.field("displayName")}
        />
        <fieldset className="picks">
          <legend>Access</legend>
          <CheckBox
            title="Enabled"
            line={`When off, they lose access to ${org.name} immediately.`}
            whyNot={whyNot.enabled}
            {...form.field("enabled")}
          />
          <CheckBox
            title="Approved"
            line="When off, they stay listed but have no access."
            whyNot={whyNot.approved}
            {...form.field("approved")}
          />
        </fieldset>
        <TextField
          label="Ends on"
          optional
          type="date"
          hint={whyNot.expiresOn ?? "Access ends at 23:59:59 UTC that day. Leave blank for no end date."}
          disabled={whyNot.expiresOn !== null}
          {...form.field("expiresOn")}
        />
        <fieldset className="picks">
          <legend>Account roles</legend>
          <CheckBox
            title="Account"
            line={`Can change the settings of ${org.name}: its name, address and who can join.`}
            whyNot={whyNot.settings}
            {...form.field("carriesSettings")}
          />
          {/* It is Change Role under another name, so clicking it opens that dialog. */}
          <CheckBox
            title="Manager"
            line={`Can approve and remove people and grant permissions.${whyNot.changeRole ? "" : " Opens Change Role."}`}
            whyNot={whyNot.changeRole}
            disabled={!form.ready}
            checked={person.role !== "Member"}
            aria-haspopup="dialog"
            onChange={() => setRoleOpen(true)}
          />
        </fieldset>
        <div>
          <SubmitButton of={of} whyNot={nothingToSave}>
            Save changes
          </SubmitButton>
        </div>
      </ApiForm>
      {roleOpen && <ChangeRoleDialog org={org} who={person} onClose={() => setRoleOpen(false)} />}
    </section>
  );
}

/** The values that differ from what is stored. */
function changed(values: z.output<typeof schema>, person: EditedMember): Partial<typeof values> {
  const stored: typeof values = {
    displayName: person.displayName,
    expiresOn: person.expiresOn,
    enabled: person.enabled,
    approved: person.approved,
    carriesSettings: person.carriesSettings,
  };
  const names = Object.keys(stored) as (keyof typeof stored)[];
  return Object.fromEntries(
    names
      .filter((name) => values[name] !== undefined && values[name] !== stored[name])
      .map((name) => [name, values[name]]),
  );
}
