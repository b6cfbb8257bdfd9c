"use client";
import { useState } from "react";
import { type Control, type FieldValues, type Path, useController } from "react-hook-form";
import { OrganizationPicker } from "./organization-picker";
import type { ListedOrganization, OrganizationMatches } from "./use-organization-search";

/** The picker as a form field: the form stores the id, the picker keeps the name. */
export function OrganizationField<In extends FieldValues>(props: {
  control: Control<In, unknown, unknown>;
  name: Path<In>;
  listed: OrganizationMatches;
}) {
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const [chosen, setChosen] = useState<ListedOrganization | null>(null);
  return (
    <OrganizationPicker
      label="Organization"
      first={props.listed}
      chosen={field.value === "" ? null : chosen}
      onChoose={(organization) => {
        setChosen(organization);
        field.onChange(organization?.id ?? "");
      }}
      wrong={fieldState.error?.message}
      inputRef={field.ref}
    />
  );
}
