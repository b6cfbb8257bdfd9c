"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check, X } from "lucide-react";
import { type Ref, useId, useRef, useState } from "react";
import { described, FieldFrame } from "./field";
import { refusalOf } from "./refusal";

/** Something that can be chosen; `detail` tells it from others of the same name. */
export type Choosable = { id: string; name: string; detail?: string; whyNot?: string | null };
type Found = { items: Choosable[]; more: boolean };

type Props = {
  label: string;
  hint: string;
  wrong?: string;
  chosen: Choosable | null;
  onChoose: (item: Choosable | null) => void;
  /** Asks the server; with an empty text when the list opens, where `atOnce` is set. */
  ask: (text: string) => Promise<Found>;
  /** Shows the first ones before anything is typed. */
  atOnce?: boolean;
  /** What one of them is called where nothing matches: "team", "person". */
  noun: string;
  placeholder?: string;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
};

const typingPause = 200;

/** Chooses one of any number: the server searches, and what it found is shown below the field. */
export function SearchField(props: Props) {
  const { label, hint, wrong, chosen, onChoose, noun } = props;
  const id = useId();
  const { items, said, look } = useSearch(props);
  // Inside a dialog everything outside of it is inert, so the list opens within.
  const container = useRef<HTMLDivElement>(null);
  return (
    <FieldFrame id={id} label={label} wrong={wrong} hint={hint}>
      <Combobox.Root
        items={items}
        value={chosen}
        onValueChange={(item: Choosable | null) => onChoose(item)}
        onOpenChange={(open) => open && props.atOnce && look("")}
        itemToStringLabel={({ name, detail }: Choosable) => (detail ? `${name}, ${detail}` : name)}
        disabled={props.disabled}
        isItemEqualToValue={(one, other) => one.id === other.id}
        filter={null}
        onInputValueChange={(text, { reason }) => reason !== "item-press" && look(text)}
      >
        <div className="control-with" ref={container}>
          <Combobox.Input
            {...described(id, { wrong, hint })}
            aria-label={label}
            className="control"
            autoComplete="off"
            placeholder={props.placeholder}
            maxLength={100}
            ref={props.ref}
          />
          <div className="inside">
            <Combobox.Clear aria-label={`Clear the chosen ${noun}`}>
              <X className="icon" aria-hidden="true" />
            </Combobox.Clear>
          </div>
        </div>
        <Combobox.Portal container={container}>
          <Combobox.Positioner sideOffset={4} positionMethod="fixed" className="z-30">
            <Combobox.Popup className="picker">
              <Combobox.Status className="said">{said}</Combobox.Status>
              <Combobox.List aria-label={label}>
                {(item: Choosable) => (
                  <Combobox.Item
                    key={item.id}
                    value={item}
                    className="option"
                    disabled={Boolean(item.whyNot)}
                  >
                    <span translate="no">
                      {item.name}{" "}
                      {(item.whyNot ?? item.detail) && (
                        <span className="text-ink-2">{item.whyNot ?? item.detail}</span>
                      )}
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

/** Searches while typing. Only the answer to the latest query counts. */
function useSearch({ ask, hint, atOnce, chosen, noun }: Props) {
  const [found, setFound] = useState<Choosable[]>([]);
  const [said, setSaid] = useState<string | null>(hint);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<string | null>(null);

  function look(text: string) {
    const wanted = text.trim();
    last.current = wanted;
    clearTimeout(timer.current);
    if (wanted === "" && !atOnce) {
      setFound([]);
      return setSaid(hint);
    }
    setSaid("Searching…");
    timer.current = setTimeout(() => search(wanted), wanted === "" ? 0 : typingPause);
  }

  async function search(wanted: string) {
    try {
      const { items, more } = await ask(wanted);
      if (last.current !== wanted) return;
      setFound(items);
      const none =
        wanted === "" ? `There is no other ${noun}.` : `No ${noun} matches “${wanted}”. Check the spelling.`;
      const some = more ? `The first ${items.length} are shown. Type more to find others.` : null;
      setSaid(items.length === 0 ? none : some);
    } catch (error) {
      if (last.current === wanted) setSaid(refusalOf(error).message);
    }
  }

  // The chosen one stays among the items, or the list would take the choice for gone.
  const items = chosen && !found.some(({ id }) => id === chosen.id) ? [...found, chosen] : found;
  return { items, said, look };
}
