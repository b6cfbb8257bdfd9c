/** Whether a refusal means that an emailed link no longer works; its page then explains why. */
export const isLinkGone = (code: string): boolean =>
  code.startsWith("mail_link_") || code === "link_unknown" || code === "account_disabled";
