import { z } from "zod/mini";
import { email, newPassword, organizationName, personName, token } from "@/server/accounts/input";
import { isSlug } from "@/server/policy/slug";
import { rawText } from "@/server/text/input";

export const setupStateInput = z.strictObject({ token });

export const setupInput = z.strictObject({
  token,
  email,
  name: personName,
  password: newPassword,
  organization: organizationName,
  slug: z.optional(
    rawText().check(
      z.refine(
        (text) => text === "" || isSlug(text),
        "Use 1 to 48 characters: a–z, 0–9, and hyphens in between.",
      ),
    ),
  ),
});
