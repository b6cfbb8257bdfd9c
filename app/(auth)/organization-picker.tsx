"use client";
import { ChevronsUpDown } from "lucide-react";
import { type ComponentType, type RefObject, useEffect, useId, useRef, useState } from "react";
import { described, FieldFrame } from "@/app/_ui/field";
import type { ListedOrganization, OrganizationMatches } from "./use-organization-search";

type Choice = {
  /** What the list shows before anything is typed. */
  first: OrganizationMatches;
  chosen: ListedOrganization | null;
  onChoose: (organization: ListedOrganization | null) => void;
  inputRef: (element: HTMLInputElement | null) => void;
};

export type PickerControl = Choice & {
  attributes: Record<string, unknown>;
  /** What the plain field held in the moment the list took its place, and whether it was pressed. */
  handover: RefObject<{ typed: string; focused: boolean; pressed: boolean }>;
};

const hint = "Type part of its name, then choose it from the list.";

/**
 * Chooses one listed organization out of any number. The list is a third of the page's script and is not needed
 * to see the form, so it is loaded at the first touch of the page; until then a plain field stands in its place.
 */
export function OrganizationPicker({ label, wrong, ...choice }: Choice & { label: string; wrong?: string }) {
  const id = useId();
  const handover = useRef({ typed: "", focused: false, pressed: false });
  const field = useRef<HTMLInputElement>(null);
  const [Combobox, setCombobox] = useState<ComponentType<PickerControl> | null>(null);

  useOnFirstTouch(async (touched) => {
    handover.current.pressed = touched === field.current;
    const { OrganizationCombobox } = await import("./organization-combobox");
    setCombobox(() => OrganizationCombobox);
  });

  function standIn(element: HTMLInputElement | null) {
    choice.inputRef(element);
    field.current = element;
    return () => {
      choice.inputRef(null);
      if (!element) return;
      // Still in the page at this point: React runs this before it takes the element away.
      const focused = element === document.activeElement;
      handover.current = { ...handover.current, typed: element.value, focused };
    };
  }

  const attributes = {
    ...described(id, { wrong, hint }),
    // While the list is open everything around it is hidden from a reader, the label too.
    "aria-label": label,
    className: "control",
    placeholder: "Acme, for example",
    autoComplete: "off",
    maxLength: 100,
  };
  return (
    <FieldFrame id={id} label={label} wrong={wrong} hint={hint}>
      <div className="control-with">
        {Combobox ? (
          <Combobox {...choice} attributes={attributes} handover={handover} />
        ) : (
          <>
            <input
              {...attributes}
              role="combobox"
              aria-expanded="false"
              aria-haspopup="listbox"
              aria-autocomplete="list"
              aria-controls={undefined}
              ref={standIn}
            />
            <span className="inside pointer-events-none px-1.5 text-ink-2">
              <ChevronsUpDown className="icon" aria-hidden="true" />
            </span>
          </>
        )}
      </div>
    </FieldFrame>
  );
}

/** Runs something once, when somebody first puts the focus or the pointer anywhere on the page; it gets what was pressed. */
function useOnFirstTouch(run: (pressed: EventTarget | null) => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what runs at the first touch is what was there at first
  useEffect(() => {
    const once = new AbortController();
    const touched = (event: Event) => {
      once.abort();
      run(event.type === "pointerdown" ? event.target : null);
    };
    if (document.activeElement !== document.body) {
      once.abort();
      // Before the page could react: a press left the focus where it was.
      run(document.activeElement);
    } else
      for (const touch of ["focusin", "pointerdown"]) {
        document.addEventListener(touch, touched, { signal: once.signal });
      }
    return () => once.abort();
  }, []);
}
