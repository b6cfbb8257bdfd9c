import { z } from "zod/mini";
import { whyNoAddress } from "@/server/policy/address-list";
import { isEmail } from "@/server/policy/email";
import { lengthOf, withoutUnseen } from "@/server/policy/text";
import { cleanText, linesText, nameText, rawText, tokenText } from "@/server/text/input";

/** An email address, without surrounding spaces or invisible characters. It is normalized where it is stored or compared. */
export const email = cleanText(withoutUnseen, "Enter an email address.").check(
  z.refine((text) => text !== "", { error: "Enter an email address.", abort: true }),
  z.refine(isEmail, {
    error: ({ input }) =>
      `This isn’t an email address. ${whyNoAddress(String(input)) ?? "Check for a missing part."}`,
  }),
);

/** A person's name, 2 to 50 characters (KIO-27). */
export const personName = nameText(2, 50, "Enter your name.");

export const organizationName = nameText(2, 80, "Enter a name for the organization.");

/**
 * A new password. The password policy checks the rest, including the minimum length, because it needs more than the
 * text: each platform sets its own minimum, and personal details are not allowed.
 */
export const newPassword = rawText("Choose a password.").check(
  z.minLength(1, "Choose a password."),
  z.refine(
    (text) => lengthOf(text.normalize("NFC")) <= 256,
    "The password is too long. Use at most 256 characters.",
  ),
);

/** A new password in a form, which knows the platform's minimum length. */
export const newPasswordFrom = (least: number) =>
  newPassword.check(
    z.refine(
      (text) => text.length === 0 || lengthOf(text.normalize("NFC")) >= least,
      `The password is too short. Use at least ${least} characters.`,
    ),
  );

/** An existing password, to be checked. */
export const password = rawText("Enter your password.").check(
  z.minLength(1, "Enter your password."),
  z.maxLength(1024, "The password is too long. Check what you pasted."),
);

/** An optional note to the managers, up to several lines. */
export const note = z.optional(linesText(500));

export const organizationId = z.uuid("Choose an organization from the list.");

/** The token of an emailed or printed link: 256 bits, base64url. Any other text is treated as an unknown link. */
export const token = tokenText;

export const signUpInput = z.strictObject({
  email,
  name: personName,
  password: newPassword,
  organization: organizationId,
  note,
});

export const forgotPasswordInput = z.strictObject({ email });
export const linkInput = z.strictObject({ token });
export const resetPasswordInput = z.strictObject({ token, password: newPassword });
export const confirmInput = z.strictObject({ token, password: z.optional(password) });
export const correctAddressInput = z.strictObject({ email });
export const proveInput = z.strictObject({ password });
