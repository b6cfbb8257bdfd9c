/** What a mailed link of an account opens. */
export type LinkState = "open" | "used" | "replaced" | "expired" | "disabled" | "unknown";

/** What has become of a link and of its account. */
export function stateOfLink(
  link: { used: boolean; ended: boolean; expired: boolean; disabled: boolean } | null,
): LinkState {
  if (!link) return "unknown";
  if (link.used) return "used";
  if (link.ended) return "replaced";
  if (link.expired) return "expired";
  return link.disabled ? "disabled" : "open";
}

/** How a procedure refuses a link that is not open. */
export const refusalOfLink = {
  used: "mail_link_used",
  replaced: "mail_link_replaced",
  expired: "mail_link_expired",
  disabled: "account_disabled",
  unknown: "link_unknown",
} as const satisfies Record<Exclude<LinkState, "open">, string>;
