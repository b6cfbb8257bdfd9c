"use client";
import { useId, useState } from "react";
import { type Control, type FieldValues, type Path, useController } from "react-hook-form";
import { api } from "@/app/_api/browser";
import { CheckBox } from "@/app/_ui/choice";
import { withNames } from "@/app/_ui/named";
import { type Choosable, SearchField } from "@/app/_ui/search-field";

/** The form's value when there is no successor and the organization is suspended. */
export const suspends = "suspend";

/** Picks the successor of an organization's last active Manager among its members, or suspends it (INV-1). */
export function SuccessorField<In extends FieldValues, Out>(props: {
  account: { id: string };
  place: { orgId: string; name: string };
  control: Control<In, unknown, Out>;
  name: Path<In>;
}) {
  const { account, place } = props;
  const id = useId();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const [chosen, setChosen] = useState<Choosable | null>(null);
  const stops = field.value === suspends;
  return (
    <fieldset className="grid min-w-0 gap-1" aria-labelledby={id}>
      <p id={id} className="text-ink-2">
        Without them, <b translate="no">{place.name}</b> has no active Manager who can change its settings.
      </p>
      <SearchField
        label={`Successor in ${place.name}`}
        hint="Choose a member from the list, or type part of a name or address."
        placeholder="Choose…"
        noun="member"
        atOnce
        wrong={fieldState.error?.message}
        disabled={stops}
        chosen={stops ? null : chosen}
        onChoose={(person) => {
          setChosen(person);
          field.onChange(person?.id ?? "");
        }}
        ask={async (search) => {
          const asked = { id: account.id, organization: place.orgId, search };
          const { people, more } = await api.platform.findSuccessors.query(asked);
          return { items: people.map(({ id, name, email }) => ({ id, name, detail: email })), more };
        }}
        ref={field.ref}
      />
      <div className="picks">
        <CheckBox
          title={withNames`No successor: suspend ${place.name}`}
          line="No one can work there until you resume it."
          checked={stops}
          onChange={(event) => field.onChange(event.target.checked ? suspends : (chosen?.id ?? ""))}
        />
      </div>
    </fieldset>
  );
}
