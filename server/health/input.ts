import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { cursorText } from "@/server/text/input";

/** What a health board lists itself, because no other list does. */
export const organizationAilments = ["never", "inactive", "grants"] as const;
export const platformAilments = ["invitations", "grants"] as const;
export type Ailment = (typeof organizationAilments)[number] | (typeof platformAilments)[number];

export const healthInput = z.strictObject({
  org: slug,
  show: z.optional(z.enum(organizationAilments)),
  after: cursorText,
});
export const platformHealthInput = z.strictObject({
  show: z.optional(z.enum(platformAilments)),
  after: cursorText,
});
