import { $ZodError, flattenError } from "zod/v4/core";

/** The messages of a failed input, by field; undefined when the failure is of another kind. */
export function fieldsOf(cause: unknown): Record<string, string[]> | undefined {
  if (!(cause instanceof $ZodError)) return undefined;
  const { fieldErrors, formErrors } = flattenError(cause);
  const fields: Record<string, string[]> = {};
  for (const [field, messages] of Object.entries(fieldErrors)) {
    if (Array.isArray(messages)) fields[field] = messages.map(String);
  }
  return formErrors.length > 0 ? { ...fields, form: formErrors.map(String) } : fields;
}
