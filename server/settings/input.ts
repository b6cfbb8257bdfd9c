import { z } from "zod/mini";
import { isSender } from "@/server/policy/email";
import { lineText } from "@/server/text/input";

const whole = (least: number, most: number, unit: string) =>
  z
    .int(`Use a whole number of ${unit}.`)
    .check(z.minimum(least, `Use at least ${least}.`), z.maximum(most, `Use at most ${most}.`));

export const founders = ["platform_admins", "anyone"] as const;

/** The platform's settings, each limited to a safe range. */
export const platformSettingsInput = z.strictObject({
  version: z.int(),
  whoMayCreateOrganizations: z.enum(founders),
  signUpOpen: z.boolean(),
  leastPasswordLength: whole(12, 64, "characters"),
  sessionIdleHours: whole(1, 168, "hours"),
  sessionDays: whole(1, 30, "days"),
  governingSessionHours: whole(1, 168, "hours"),
  mailFrom: lineText(200).check(
    z.refine(
      (text) => text.trim() === "" || isSender(text),
      "This isn’t a valid sender. Enter an address, or a name followed by the address in <angle brackets>.",
    ),
  ),
  auditRetentionDays: whole(90, 3650, "days"),
});
export type PlatformSettings = Omit<z.infer<typeof platformSettingsInput>, "version">;
