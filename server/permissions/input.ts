import { z } from "zod/mini";
import { subject } from "@/server/grants/input";
import { slug } from "@/server/organizations/input";
import { keyText } from "@/server/text/input";

const key = keyText(80, 1);

/** What somebody would do: a permission, perhaps one action of it, and the permission on what it is done to. */
export const ask = z.strictObject({
  permission: key,
  action: z.optional(key),
  resource: z.optional(key),
});

export const explainMineInput = z.strictObject({ org: slug, ...ask.shape });

export const whyInput = z.strictObject({
  org: slug,
  /** A person’s membership or a team. */
  of: subject,
  categories: z.array(key).check(z.maxLength(200)),
});

export const explainInput = z.strictObject({ org: slug, id: z.uuid(), ...ask.shape });

/** At most this many decisions in one call. */
export const mostAsks = 100;

export const decisionInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  asks: z.array(ask).check(z.minLength(1), z.maxLength(mostAsks, `Ask at most ${mostAsks} at once.`)),
});
