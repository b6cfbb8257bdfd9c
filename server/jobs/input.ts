import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { reason } from "@/server/requests/input";
import { lineText } from "@/server/text/input";

/** At most this many named at once; everything that matches has no such bound. */
export const mostNamed = 1000;

const ids = z
  .array(z.uuid())
  .check(z.minLength(1, "Select someone first."), z.maxLength(mostNamed, `Select at most ${mostNamed}.`));

/** Decide many requests: those named, or with `all` everybody who waits at this moment. */
export const decideManyInput = z.strictObject({
  org: slug,
  ids: z.optional(ids),
  all: z.optional(z.boolean()),
  reason,
});

/** Remove many; more than ten at once take the organization's name, typed. */
export const removeManyInput = z.strictObject({
  org: slug,
  ids,
  reason,
  confirmation: z.optional(lineText(200)),
});

export const oneJob = z.strictObject({
  org: slug,
  id: z.uuid(),
  after: z.optional(z.uuid()),
});
