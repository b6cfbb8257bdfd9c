"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { type Ref, useId } from "react";
import { described, FieldFrame } from "@/app/_ui/field";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { type Listed, type Organization, useOrganizationSearch } from "./use-organization-search";

type Props = {
  label: string;
  /** What the list shows before anything is typed. */
  first: Listed;
  chosen: Organization | null;
  onChoose: (organization: Organization | null) => void;
  wrong?: string;
  inputRef?: Ref<HTMLInputElement>;
};

const hint = "Type part of its name, then choose it from the list.";

/** Chooses one listed organization out of any number: the server searches, twenty at most are shown. */
export function OrganizationPicker({ label, first, chosen, onChoose, wrong, inputRef }: Props) {
  const id = useId();
  const hydrated = useHydrated();
  const search = useOrganizationSearch(first, chosen);

  return (
    <FieldFrame id={id} label={label} wrong={wrong} hint={hint}>
      <Combobox.Root
        items={search.items}
        value={chosen}
        onValueChange={onChoose}
        itemToStringLabel={(organization: Organization) => organization.name}
        isItemEqualToValue={(one, other) => one.id === other.id}
        filter={null}
        onInputValueChange={(text, { reason }) => {
          if (reason !== "item-press") search.look(text);
        }}
      >
        <div className="control-with">
          <Combobox.Input
            ref={inputRef}
            {...described(id, { wrong, hint })}
            // While the list is open everything around it is hidden from a reader, the label too.
            aria-label={label}
            className="control"
            placeholder="Acme, for example"
            autoComplete="off"
            maxLength={100}
          />
          {/* Before the page reacts the arrow would do nothing, and a reader would hear a second combobox. */}
          {hydrated && (
            <div className="inside">
              <Combobox.Clear aria-label="Clear the chosen organization">
                <X className="icon" aria-hidden="true" />
              </Combobox.Clear>
              <Combobox.Trigger aria-label="Show organizations">
                <ChevronsUpDown className="icon" aria-hidden="true" />
              </Combobox.Trigger>
            </div>
          )}
        </div>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-30">
            <Combobox.Popup className="picker" aria-busy={search.busy || undefined}>
              <Combobox.Status className="said">{search.said}</Combobox.Status>
              <Combobox.List aria-label="Organizations">
                {(organization: Organization) => (
                  <Combobox.Item key={organization.id} value={organization} className="option">
                    <span>{organization.name}</span>
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
    </FieldFrame>
  );
}
