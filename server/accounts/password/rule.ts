import { dictionary } from "@zxcvbn-ts/language-common";
import { inAccountTransaction } from "@/server/access/account";
import { refuseIf } from "@/server/errors";
import { whyNotPassword } from "@/server/policy/password";
import { leastPasswordLengthOf } from "@/server/setup/queries";

/**
 * Checks a new password against the platform's rules. Refuses password_short, password_long, password_common,
 * password_personal.
 * @param words personal details an attacker would try first (personalWords)
 */
export async function refuseWeakPassword(
  password: string,
  words: readonly { word: string; what: string }[],
): Promise<void> {
  const least = await inAccountTransaction(leastPasswordLengthOf);
  refuseIf(whyNotPassword(password, isCommonPassword, words, least));
}

const common = new Set<string>(dictionary["passwords-common"]);

/** Whether a lower-case text is in the list of about 49,000 most common passwords. */
function isCommonPassword(lower: string): boolean {
  return common.has(lower);
}
