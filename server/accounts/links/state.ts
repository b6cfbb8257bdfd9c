import { refuse } from "@/server/errors";

/** What an emailed account link opens. */
export type LinkState = "open" | "used" | "replaced" | "expired" | "disabled" | "unknown";

interface LinkFacts {
  used: boolean;
  ended: boolean;
  expired: boolean;
  disabled: boolean;
}

/** The state of a link and its account. */
export function stateOfLink(link: LinkFacts | null): LinkState {
  if (!link) return "unknown";
  if (link.used) return "used";
  if (link.ended) return "replaced";
  if (link.expired) return "expired";
  return link.disabled ? "disabled" : "open";
}

const refusalOf = {
  used: "mail_link_used",
  replaced: "mail_link_replaced",
  expired: "mail_link_expired",
  disabled: "account_disabled",
  unknown: "link_unknown",
} as const satisfies Record<Exclude<LinkState, "open">, string>;

/** The link, while it is open. Refuses link_unknown, mail_link_used, mail_link_replaced, mail_link_expired, account_disabled. */
export function openLink<Link extends LinkFacts>(link: Link | null): Link {
  const state = stateOfLink(link);
  if (link && state === "open") return link;
  refuse(refusalOf[state === "open" ? "unknown" : state]);
}
