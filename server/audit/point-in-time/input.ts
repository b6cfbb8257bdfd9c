import { z } from "zod/mini";
import { dayInput } from "@/server/days/input";
import { slug } from "@/server/organizations/input";
import { cursorText, ignored, keyText, searchText } from "@/server/text/input";

/**
 * A past moment: a day like 2026-11-03 and a time like 14:05, both UTC; without a time the end of the day. `who` is
 * part of a name or an address as it was then.
 */
export const accessMomentInput = z.object({
  org: slug,
  date: dayInput,
  time: ignored(keyText(5).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  who: searchText,
});

export const accessOnInput = z.extend(accessMomentInput, { after: cursorText });
