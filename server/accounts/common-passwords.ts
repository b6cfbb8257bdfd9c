import { dictionary } from "@zxcvbn-ts/language-common";

const common = new Set<string>(dictionary["passwords-common"]);

/** Whether a lower-case text is in the list of about 49,000 most common passwords. */
export function isCommonPassword(lower: string): boolean {
  return common.has(lower);
}
