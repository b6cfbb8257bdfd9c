import type { FieldValues, ResolverOptions } from "react-hook-form";
import { z } from "zod/mini";

/**
 * Placeholder for text that a browser shows in a field but reports as ""; no schema for a date or a number accepts it.
 */
const unreadable = "?";

/**
 * The values of a form as a person sees them. A browser gives a date field the value "" while it shows "30 Feb" or a
 * day without a year: such a field is not empty, and its schema has to refuse it.
 */
export function asShown<In extends FieldValues>(values: In, { fields }: ResolverOptions<In>): In {
  const shown: Record<string, unknown> = { ...values };
  for (const [name, field] of Object.entries(fields)) {
    const ref: unknown = field && "ref" in field ? field.ref : null;
    if (ref instanceof HTMLInputElement && ref.validity.badInput) shown[name] = unreadable;
  }
  return shown as In;
}

/** A whole number as it is typed, for a schema that says within which bounds. */
export const typedNumber = z.pipe(
  z.string(),
  z.transform((text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)),
);
