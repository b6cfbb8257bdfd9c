import { inAccountTransaction } from "@/server/access/account";
import { refuseIf } from "@/server/errors";
import { whyNotPassword } from "@/server/policy/password";
import { leastPasswordLengthOf } from "@/server/setup/queries";
import { isCommonPassword } from "../common-passwords";

/**
 * Refuses a password that may not be chosen, by the length this platform asks for: password_short, password_long,
 * password_common, password_personal.
 * @param words what an attacker would try first (personalWords)
 */
export async function refuseWeakPassword(
  password: string,
  words: readonly { word: string; what: string }[],
): Promise<void> {
  const least = await inAccountTransaction(leastPasswordLengthOf);
  refuseIf(whyNotPassword(password, isCommonPassword, words, least));
}
