"use client";
import { type Ref, useState } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement;

let reacts = false;

/** Marks the page as hydrated: from now on field values are handled by React. */
export function pageReacts(): void {
  reacts = true;
}

/**
 * On a slow connection people fill in a field before hydration. If an extension has changed the page meanwhile (a
 * password manager puts its icon next to the field), React renders the whole form again, and what was typed would be
 * lost with the old field. So it is read from the old field and put into the new one.
 * @param ref another ref of the same field
 */
export function useTypedEarly(name: string | undefined, ref: Ref<Field> | undefined) {
  const [early] = useState(() => (name && !reacts ? readEarly(name) : null));
  return (element: Field | null) => {
    if (element && early && element !== early.field && element.value === element.defaultValue) {
      element.value = early.typed;
      if (early.focused) element.focus();
    }
    if (typeof ref === "function") return ref(element);
    if (ref) ref.current = element;
  };
}

function readEarly(name: string) {
  if (typeof document === "undefined") return null;
  const field = document.querySelector<Field>(`form :is(input, textarea)[name="${CSS.escape(name)}"]`);
  if (!field || ["hidden", "radio", "checkbox"].includes(field.type) || field.value === field.defaultValue)
    return null;
  return { field, typed: field.value, focused: field === document.activeElement };
}
