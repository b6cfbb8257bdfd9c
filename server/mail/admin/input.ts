import { z } from "zod/mini";
import { cursorText } from "@/server/text/input";

/** A place in the list of what needs a human. */
export const listMailsInput = z.strictObject({ after: cursorText });
export const oneMail = z.strictObject({ id: z.uuid() });
