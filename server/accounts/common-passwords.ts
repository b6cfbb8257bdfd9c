import { dictionary } from "@zxcvbn-ts/language-common";

const common = new Set<string>(dictionary["passwords-common"]);

/** Whether a lower-case text is among some 49,000 passwords that are tried first. */
export function isCommonPassword(lower: string): boolean {
  return common.has(lower);
}
