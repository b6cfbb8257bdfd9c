import { z } from "zod/mini";
import { cursorText } from "@/server/text/input";

/** A cursor in the list of emails that need attention. */
export const listMailsInput = z.strictObject({ after: cursorText });
export const oneMail = z.strictObject({ id: z.uuid() });
