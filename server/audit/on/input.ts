import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";

const ignored = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** A past moment: a day like 2026-11-03 and a time like 14:05, both UTC; without a time the end of the day. */
export const accessMomentInput = z.object({
  org: slug,
  date: z.iso.date(),
  time: ignored(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});

export const accessOnInput = z.extend(accessMomentInput, { after: ignored(z.string()) });
