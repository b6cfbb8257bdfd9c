"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { type Control, type FieldValues, type Path, useController } from "react-hook-form";
import { api } from "@/app/_api/browser";
import { described, FieldFrame } from "@/app/_ui/field";
import { refusalOf } from "@/app/_ui/refusal";

type Account = { id: string; name: string; email: string };

const typingPause = 200;
const hint = "Type part of a name or address, then choose the person from the list.";

/** Chooses one account of the platform: the server searches, twenty at most are shown. The form holds the id. */
export function AccountField<In extends FieldValues, Out>(props: {
  label: string;
  control: Control<In, unknown, Out>;
  name: Path<In>;
}) {
  const id = useId();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const [chosen, setChosen] = useState<Account | null>(null);
  const { items, said, look } = useAccountSearch(chosen);
  // Inside a dialog everything outside of it is inert, so the list opens within.
  const around = useRef<HTMLDivElement>(null);
  const wrong = fieldState.error?.message;
  return (
    <FieldFrame id={id} label={props.label} wrong={wrong} hint={hint}>
      <Combobox.Root
        items={items}
        value={chosen}
        onValueChange={(account: Account | null) => {
          setChosen(account);
          field.onChange(account?.id ?? "");
        }}
        itemToStringLabel={({ name, email }: Account) => `${name}, ${email}`}
        isItemEqualToValue={(one, other) => one.id === other.id}
        filter={null}
        onInputValueChange={(text, { reason }) => reason !== "item-press" && look(text)}
      >
        <div className="control-with" ref={around}>
          <Combobox.Input
            {...described(id, { wrong, hint })}
            aria-label={props.label}
            className="control"
            autoComplete="off"
            maxLength={100}
            ref={field.ref}
          />
          <div className="inside">
            <Combobox.Clear aria-label="Clear the chosen person">
              <X className="icon" aria-hidden="true" />
            </Combobox.Clear>
          </div>
        </div>
        <Combobox.Portal container={around}>
          <Combobox.Positioner sideOffset={4} positionMethod="fixed" className="z-30">
            <Combobox.Popup className="picker">
              <Combobox.Status className="said">{said}</Combobox.Status>
              <Combobox.List aria-label="People">
                {(account: Account) => (
                  <Combobox.Item key={account.id} value={account} className="option">
                    <span>
                      {account.name} <span className="text-ink-2">{account.email}</span>
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
    </FieldFrame>
  );
}

/** Looks for accounts while somebody types. Only the answer to the last question counts. */
function useAccountSearch(chosen: Account | null) {
  const [found, setFound] = useState<Account[]>([]);
  const [said, setSaid] = useState<string | null>("Type part of a name or address.");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef("");

  function look(text: string) {
    const wanted = text.trim();
    last.current = wanted;
    clearTimeout(timer.current);
    if (wanted === "") {
      setFound([]);
      return setSaid("Type part of a name or address.");
    }
    setSaid("Searching…");
    timer.current = setTimeout(() => ask(wanted), typingPause);
  }

  async function ask(wanted: string) {
    try {
      const { accounts, more } = await api.platform.findAccounts.query({ search: wanted });
      if (last.current !== wanted) return;
      setFound(accounts);
      const none = `Nobody matches “${wanted}”. Check the spelling.`;
      setSaid(more ? "The first 20 are shown. Type more to find others." : accounts.length ? null : none);
    } catch (error) {
      if (last.current === wanted) setSaid(refusalOf(error).message);
    }
  }

  // The chosen one stays among the items, or the list would take the choice for gone.
  const items = chosen && !found.some(({ id }) => id === chosen.id) ? [...found, chosen] : found;
  return { items, said, look };
}
