import { z } from "zod/mini";
import { dayOf } from "@/server/policy/day";
import { rawText } from "@/server/text/input";

const unreadable = "This day doesn't exist or is incomplete. Enter day, month and a year with four digits.";

/** A day that must be given, like 2026-11-03. */
export const dayInput = rawText("Choose a day.").check(
  z.refine((text) => text !== "", { error: "Choose a day.", abort: true }),
  z.refine((text) => dayOf(text) !== null, unreadable),
);

/** A day or none: null, or a field left empty. What cannot be read is refused, and never means none. */
export const dayOrNone = z.nullable(
  z.pipe(
    rawText().check(z.refine((text) => text === "" || dayOf(text) !== null, unreadable)),
    z.transform((text) => text || null),
  ),
);
