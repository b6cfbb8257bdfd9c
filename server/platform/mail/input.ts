import { z } from "zod/mini";

export const oneMail = z.strictObject({ id: z.uuid() });
