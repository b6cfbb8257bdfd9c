import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { lineText } from "@/server/text/input";

export const proposeInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  reason: lineText(500, 3, "Enter a reason, so that a platform admin can decide."),
});
export const oneProposalInput = z.strictObject({ org: slug, id: z.uuid() });
export const decidePromotionInput = z.strictObject({
  org: z.uuid(),
  id: z.uuid(),
  approves: z.boolean(),
  answer: z.optional(lineText(500)),
});
