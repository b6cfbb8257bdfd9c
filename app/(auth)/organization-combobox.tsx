"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { PickerControl } from "./organization-picker";
import { type ListedOrganization, useOrganizationSearch } from "./use-organization-search";

/**
 * The list behind the picker. The server searches and returns at most twenty. It replaces a plain field, so it keeps
 * the typed text and the focus.
 */
export function OrganizationCombobox(props: PickerControl) {
  const { attributes, first, chosen, onChoose, inputRef, handover } = props;
  const search = useOrganizationSearch(first, chosen);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const picked = useRef<ListedOrganization | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when it replaces the plain field
  useLayoutEffect(() => {
    const { typed, focused, pressed } = handover.current;
    setText(typed);
    search.look(typed);
    if (focused) input.current?.focus();
    setOpen(focused && (pressed || typed !== ""));
  }, []);

  // The form was reset, so clear the text too.
  useEffect(() => {
    if (chosen !== null || picked.current === null) return;
    picked.current = null;
    setText("");
  }, [chosen]);

  return (
    <Combobox.Root
      items={search.items}
      value={chosen}
      inputValue={text}
      open={open}
      onOpenChange={setOpen}
      onValueChange={(organization) => {
        picked.current = organization;
        onChoose(organization);
      }}
      itemToStringLabel={(organization: ListedOrganization) => organization.name}
      isItemEqualToValue={(one, other) => one.id === other.id}
      filter={null}
      onInputValueChange={(value, { reason }) => {
        setText(value);
        if (reason !== "item-press") search.look(value);
      }}
    >
      <Combobox.Input
        {...attributes}
        ref={(element) => {
          input.current = element;
          inputRef(element);
        }}
      />
      <div className="inside">
        <Combobox.Clear aria-label="Clear the selected organization">
          <X className="icon" aria-hidden="true" />
        </Combobox.Clear>
        <Combobox.Trigger aria-label="Show organizations">
          <ChevronsUpDown className="icon" aria-hidden="true" />
        </Combobox.Trigger>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-30">
          <Combobox.Popup className="picker" aria-busy={search.busy || undefined}>
            <Combobox.Status className="said">{search.said}</Combobox.Status>
            <Combobox.List aria-label="Organizations">
              {(organization: ListedOrganization) => (
                <Combobox.Item key={organization.id} value={organization} className="option">
                  <span translate="no">
                    {organization.name} <small>/o/{organization.slug}</small>
                  </span>
                  <Combobox.ItemIndicator>
                    <Check className="icon text-accent" aria-hidden="true" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
