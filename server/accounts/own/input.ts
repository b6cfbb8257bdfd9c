import { z } from "zod/mini";
import { email, newPassword, password, personName } from "@/server/accounts/input";
import { keyText } from "@/server/text/input";

export const renameInput = z.strictObject({ name: personName });
export const changePasswordInput = z.strictObject({ current: password, password: newPassword });
export const newEmailInput = z.strictObject({ email });

/** A session, identified by the hash of its id (hexadecimal), which can't be used to sign in. */
export const oneSession = z.strictObject({ id: keyText(64).check(z.regex(/^[0-9a-f]{64}$/)) });
