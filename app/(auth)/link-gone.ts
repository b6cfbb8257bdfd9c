/** Whether a refusal says that a mailed link opens nothing any more, which its page then tells in full. */
export const isLinkGone = (code: string): boolean =>
  code.startsWith("mail_link_") || code === "link_unknown" || code === "account_disabled";
