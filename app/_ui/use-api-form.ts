"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type DefaultValues, type FieldValues, type Path, type PathValue, useForm } from "react-hook-form";
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

  const send = form.handleSubmit(async (values) => {
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
        ref: keepingWhatIsTyped(ref, (value) => form.setValue(name, value as PathValue<In, Path<In>>)),
        wrong: errors[name]?.message as string | undefined,
      };
    },
  };
}

/**
 * On a slow line somebody types before the page can react. Registering a field writes the default
 * into it, so what stands there is read first and put back.
 */
function keepingWhatIsTyped(register: (element: unknown) => void, putBack: (value: string) => void) {
  return (element: HTMLInputElement | HTMLTextAreaElement | null) => {
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
