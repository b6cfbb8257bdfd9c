import { z } from "zod/mini";
import { organizationName } from "@/server/accounts/input";
import { isSlug } from "@/server/policy/slug";
import { rawText, searchText } from "@/server/text/input";

/** An organization's address in the URL. Anything that cannot be one is treated as not found. */
export const slug = rawText().check(
  z.refine(isSlug, "Use 1 to 48 characters: a–z, 0–9, and hyphens in between."),
);

export const listedInput = z.strictObject({ search: searchText });

export const orgOnly = z.strictObject({ org: slug });

const days = (least: number, most: number) =>
  z
    .int("Use a whole number of days.")
    .check(z.minimum(least, `Use at least ${least}.`), z.maximum(most, `Use at most ${most}.`));

export const joinPolicies = ["approval", "open", "invite_only"] as const;

export const settingsInput = z.strictObject({
  org: slug,
  version: z.int(),
  name: organizationName,
  slug,
  joinPolicy: z.enum(joinPolicies),
  listed: z.boolean(),
  askAgainAfterDays: days(0, 365),
  requestExpiryDays: days(1, 365),
});
