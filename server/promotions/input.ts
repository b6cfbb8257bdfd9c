import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { cleanLine, lengthOf } from "@/server/policy/text";

const words = (least: number, missing: string) =>
  z.pipe(
    z.pipe(z.string(), z.transform(cleanLine)),
    z.string().check(
      z.refine((text) => lengthOf(text) >= least, missing),
      z.refine((text) => lengthOf(text) <= 500, "Use at most 500 characters."),
    ),
  );

export const proposeInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  reason: words(3, "Say why, so that it can be decided."),
});
export const oneProposalInput = z.strictObject({ org: slug, id: z.uuid() });
export const decidePromotionInput = z.strictObject({
  org: z.uuid(),
  id: z.uuid(),
  approves: z.boolean(),
  answer: z.optional(words(0, "")),
});
