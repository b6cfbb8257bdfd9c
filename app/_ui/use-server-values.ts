"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { FormState } from "./use-api-form";

type Form<In extends FieldValues, Out> = FormState & { form: UseFormReturn<In, unknown, Out> };

/**
 * For a form that edits what is stored: `refresh` reads the page again, what was read goes into the fields (but not
 * over unsaved edits), and until then the form is busy, so that no one saves over outdated values.
 * @param stored the stored values, in the format of the fields
 */
export function useServerValues<In extends FieldValues, Out>(form: Form<In, Out>, stored: In) {
  const router = useRouter();
  const [reading, start] = useTransition();
  const { reset } = form.form;
  const now = JSON.stringify(stored);
  const read = useRef(now);
  useEffect(() => {
    // The initial values are in the fields already, perhaps with edits made before hydration.
    if (read.current === now) return;
    read.current = now;
    reset(JSON.parse(now), { keepDirtyValues: true });
  }, [reset, now]);
  return { of: { ...form, busy: form.busy || reading }, refresh: () => start(() => router.refresh()) };
}
