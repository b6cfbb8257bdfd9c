import { z } from "zod/mini";

/** A place in the list of what needs a human. */
export const listMails = z.strictObject({ after: z.optional(z.string().check(z.maxLength(500))) });
export const oneMail = z.strictObject({ id: z.uuid() });
