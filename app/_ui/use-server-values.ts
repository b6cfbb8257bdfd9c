"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { FormState } from "./use-api-form";

type Form<In extends FieldValues, Out> = FormState & { form: UseFormReturn<In, unknown, Out> };

/**
 * For a form that edits what is stored: `refresh` reads the page again, what was read goes into the fields (but not
 * over what somebody types meanwhile), and until then the form counts as busy, so that nobody saves over the old.
 * @param stored what the page shows as stored, as the fields hold it
 */
export function useServerValues<In extends FieldValues, Out>(form: Form<In, Out>, stored: In) {
  const router = useRouter();
  const [reading, start] = useTransition();
  const { reset } = form.form;
  const now = JSON.stringify(stored);
  const read = useRef(now);
  useEffect(() => {
    // What it began with stands in the fields already, perhaps with what somebody typed before the page could react.
    if (read.current === now) return;
    read.current = now;
    reset(JSON.parse(now), { keepDirtyValues: true });
  }, [reset, now]);
  return { of: { ...form, busy: form.busy || reading }, refresh: () => start(() => router.refresh()) };
}
