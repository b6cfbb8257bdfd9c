"use client";
import { useState } from "react";
import { type Control, type FieldValues, type Path, useController } from "react-hook-form";
import { api } from "@/app/_api/browser";
import { type Choosable, SearchField } from "@/app/_ui/search-field";

/** Picks one of the platform's accounts by search. The form stores the id. */
export function AccountSearchField<In extends FieldValues, Out>(props: {
  label: string;
  control: Control<In, unknown, Out>;
  name: Path<In>;
}) {
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const [chosen, setChosen] = useState<Choosable | null>(null);
  return (
    <SearchField
      label={props.label}
      hint="Type part of a name or address, then choose the person from the list."
      noun="person"
      wrong={fieldState.error?.message}
      chosen={chosen}
      onChoose={(account) => {
        setChosen(account);
        field.onChange(account?.id ?? "");
      }}
      ask={async (search) => {
        const { accounts, more } = await api.platform.findAccounts.query({ search });
        return { items: accounts.map(({ id, name, email }) => ({ id, name, detail: email })), more };
      }}
      ref={field.ref}
    />
  );
}
