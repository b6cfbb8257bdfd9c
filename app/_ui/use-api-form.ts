"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type BaseSyntheticEvent, useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldValues,
  get,
  type Path,
  type PathValue,
  useForm,
} from "react-hook-form";
import type { $ZodType } from "zod/v4/core";
import { asShown } from "./as-shown";
import { type Refused, refusalOf } from "./refusal";
import { useHydrated } from "./use-hydrated";

type Options<In extends FieldValues, Out, Answer> = {
  schema: $ZodType<Out, In>;
  defaults: DefaultValues<In>;
  /** Calls the server. What it throws is shown at its field, or above the form. */
  submit: (values: Out) => Promise<Answer>;
  /** What happens after it went well. */
  done: (answer: Answer, values: Out) => void | Promise<void>;
  /** Gets the first look at a refusal; true when it was dealt with. */
  refused?: (refusal: Refused) => boolean;
};

/**
 * The one way a form writes: checks what was typed, calls the server, puts every sentence at its
 * field, brings the first wrong field into focus, and keeps all that was typed. Where the server wants
 * the password once more, `<ApiForm>` asks for it in the form's place, and the same call is made again.
 */
export function useApiForm<In extends FieldValues, Out, Answer>(options: Options<In, Out, Answer>) {
  const read = zodResolver<In, unknown, Out>(options.schema);
  const form = useForm<In, unknown, Out>({
    resolver: (values, context, asked) => read(asShown(values, asked), context, asked),
    defaultValues: options.defaults,
    shouldFocusError: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [unproved, setUnproved] = useState<string | null>(null);
  const hydrated = useHydrated();

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await options.done(await options.submit(values), values);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === "step_up") return setUnproved(refusal.message);
      if (options.refused?.(refusal)) return;
      const known = Object.entries(refusal.fields).filter(([name]) => name in form.getValues());
      known.forEach(([name, message], index) => {
        form.setError(name as Path<In>, { message }, { shouldFocus: index === 0 });
      });
      if (known.length === 0) setProblem(refusal.message);
    }
  });

  // The button keeps the focus while the request runs, so a second click or Enter gets here.
  const sending = useRef(false);
  async function send(event?: BaseSyntheticEvent) {
    event?.preventDefault();
    if (sending.current) return;
    sending.current = true;
    try {
      await submit(event);
    } finally {
      sending.current = false;
    }
  }

  function again() {
    setUnproved(null);
    return send();
  }

  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  return {
    form,
    send,
    problem,
    busy: isSubmitting,
    sent: isSubmitSuccessful && problem === null && unproved === null && Object.keys(errors).length === 0,
    ready: hydrated,
    /** Set while the password is asked for: why, and what follows when it was given or not. */
    stepUp: unproved === null ? null : { why: unproved, proved: again, cancel: () => setUnproved(null) },
    /** Props for a field: its place in the form and what is wrong with it. */
    field: (name: Path<In>) => {
      const { ref, ...rest } = form.register(name);
      return {
        ...rest,
        ...drawnWith(get(options.defaults, name)),
        ref: keepingWhatIsTyped(ref, (value) => form.setValue(name, value as PathValue<In, Path<In>>)),
        wrong: errors[name]?.message as string | undefined,
      };
    },
  };
}

/** What a field is drawn with by the server, so that without script, too, it shows what is so. */
function drawnWith(value: unknown): { defaultValue?: string | string[]; defaultChecked?: boolean } {
  if (typeof value === "boolean") return { defaultChecked: value };
  if (typeof value === "string" || Array.isArray(value)) return { defaultValue: value };
  return {};
}

/**
 * On a slow connection people type or tick before hydration. Registering a field writes the default into it, so the
 * current value is read first and put back.
 */
function keepingWhatIsTyped(
  register: (element: unknown) => void,
  putBack: (value: string | boolean) => void,
) {
  return (element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null) => {
    if (element instanceof HTMLInputElement && element.type === "checkbox") {
      const { checked, defaultChecked } = element;
      register(element);
      if (checked !== defaultChecked && element.checked !== checked) putBack(checked);
      return;
    }
    const typed = element?.value;
    register(element);
    if (element && typed && element.value !== typed) putBack(typed);
  };
}

/** What `<ApiForm>` and `<SubmitButton>` need to know of a form. */
export type FormState = Pick<
  ReturnType<typeof useApiForm<FieldValues, unknown, unknown>>,
  "send" | "problem" | "busy" | "ready" | "stepUp"
>;
