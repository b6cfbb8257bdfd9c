"use client";
import { type Ref, useState } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement;

let reacts = false;

/** Says that the page reacts from now on: what stands in its fields is no longer from before. */
export function pageReacts(): void {
  reacts = true;
}

/**
 * On a slow line somebody fills a field in before the page can react. Where something beside us changed the page
 * meanwhile (a password manager puts its icon next to the field), React draws the whole form anew, and what was typed
 * would be gone with the old field: so it is read while that is still there, and goes into the new one.
 * @param ref the one that the field has besides
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
