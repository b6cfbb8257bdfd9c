"use client";
import { ChevronsUpDown } from "lucide-react";
import { type ComponentType, type RefObject, useEffect, useId, useRef, useState } from "react";
import { described, FieldFrame } from "@/app/_ui/field";
import type { ListedOrganization, OrganizationMatches } from "./use-organization-search";

type Choice = {
  /** The organizations listed before anything is typed. */
  first: OrganizationMatches;
  chosen: ListedOrganization | null;
  onChoose: (organization: ListedOrganization | null) => void;
  inputRef: (element: HTMLInputElement | null) => void;
};

export type PickerControl = Choice & {
  attributes: Record<string, unknown>;
  /** The plain field's text and focus at the moment the list replaced it, and whether it was clicked. */
  handover: RefObject<{ typed: string; focused: boolean; pressed: boolean }>;
};

const hint = "Type part of its name, then choose it from the list.";

/**
 * Picks one of the listed organizations. The list is a third of the page's JavaScript and isn't needed to see the
 * form, so it loads on the first interaction with the page; until then a plain field is shown.
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
      // The element is still in the page here: React runs ref cleanups before it removes it.
      const focused = element === document.activeElement;
      handover.current = { ...handover.current, typed: element.value, focused };
    };
  }

  const attributes = {
    ...described(id, { wrong, hint }),
    // While the list is open, screen readers can't see anything around it, including the label.
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

/** Runs a callback once, on the first focus or pointer press anywhere on the page; it gets the pressed element. */
function useOnFirstTouch(run: (pressed: EventTarget | null) => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first callback is ever used
  useEffect(() => {
    const once = new AbortController();
    const touched = (event: Event) => {
      once.abort();
      run(event.type === "pointerdown" ? event.target : null);
    };
    if (document.activeElement !== document.body) {
      once.abort();
      // The user focused something before this script ran.
      run(document.activeElement);
    } else
      for (const touch of ["focusin", "pointerdown"]) {
        document.addEventListener(touch, touched, { signal: once.signal });
      }
    return () => once.abort();
  }, []);
}
