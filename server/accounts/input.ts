import { z } from "zod/mini";
import { isEmail } from "@/server/policy/email";
import { cleanLine, cleanLines, lengthOf } from "@/server/policy/text";

/** An address of mail, trimmed. Its normal form is made where it is stored or compared. */
export const email = z.pipe(
  z.pipe(
    z.string("Enter an email address."),
    z.transform((text: string) => text.trim()),
  ),
  z.string().check(
    z.minLength(1, "Enter an email address."),
    z.refine(
      (text) => text === "" || isEmail(text),
      "This is not an email address. Look for a missing part.",
    ),
  ),
);

const line = (least: number, most: number, missing: string) =>
  z.pipe(
    z.pipe(z.string(missing), z.transform(cleanLine)),
    z.string().check(
      z.refine((text) => lengthOf(text) > 0, missing),
      z.refine(
        (text) => lengthOf(text) === 0 || lengthOf(text) >= least,
        `Use at least ${least} characters.`,
      ),
      z.refine((text) => lengthOf(text) <= most, `Use at most ${most} characters.`),
    ),
  );

/** A person's name, 2 to 50 characters (KIO-27). */
export const personName = line(2, 50, "Enter your name.");

export const organizationName = line(2, 80, "Enter a name for the organization.");

/**
 * A password being chosen. What else it must be is decided by the policy, which needs more than the text: its least
 * length too, since a platform may ask for more.
 */
export const newPassword = z.string("Choose a password.").check(
  z.minLength(1, "Choose a password."),
  z.refine(
    (text) => lengthOf(text.normalize("NFC")) <= 256,
    "The password is too long. Use at most 256 characters.",
  ),
);

/** The same for a form, which knows the least length that this platform asks for. */
export const newPasswordFrom = (least: number) =>
  newPassword.check(
    z.refine(
      (text) => text.length === 0 || lengthOf(text.normalize("NFC")) >= least,
      `The password is too short. Use at least ${least} characters.`,
    ),
  );

/** A password being proved. */
export const password = z
  .string("Enter your password.")
  .check(
    z.minLength(1, "Enter your password."),
    z.maxLength(1024, "No password is that long. Check what you pasted."),
  );

/** Several lines to the Managers, or nothing. */
export const note = z.optional(
  z.pipe(
    z.pipe(z.string(), z.transform(cleanLines)),
    z.string().check(z.refine((text) => lengthOf(text) <= 500, "Use at most 500 characters.")),
  ),
);

export const organizationId = z.uuid("Choose an organization from the list.");

/** A token of a mailed or printed link: 256 bits, base64url. Any other text is simply not a known link. */
export const token = z.string().check(z.maxLength(200));

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
