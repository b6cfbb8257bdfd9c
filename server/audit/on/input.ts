import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { cleanLine } from "@/server/policy/text";

const ignored = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

const term = z.pipe(
  z.string(),
  z.transform((text) => cleanLine(text.slice(0, 200)) || undefined),
);

/**
 * A past moment: a day like 2026-11-03 and a time like 14:05, both UTC; without a time the end of the day. `who` is
 * part of a name or an address as it was then.
 */
export const accessMomentInput = z.object({
  org: slug,
  date: z.iso.date(),
  time: ignored(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  who: ignored(term),
});

export const accessOnInput = z.extend(accessMomentInput, { after: ignored(z.string()) });
