import { z } from "zod/mini";
import { isSlug } from "@/server/policy/slug";

/** An organization's address in the URL. Anything that cannot be one is treated as not found. */
export const slug = z.string().check(z.refine(isSlug, "Use 1 to 48 of a–z, 0–9 and hyphens inside."));

export const listedInput = z.strictObject({ search: z.optional(z.string().check(z.maxLength(200))) });

export const orgOnly = z.strictObject({ org: slug });
