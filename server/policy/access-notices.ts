/** The two switches of a membership (GGW-2, X-7). */
export interface Access {
  enabled: boolean;
  approved: boolean;
}

/** What else decides whether somebody can get in. */
export interface AroundAccess {
  accountDisabled: boolean;
  expired: boolean;
  organization: "awaiting_manager" | "active" | "suspended" | "archived";
}

/** What keeps somebody out although a switch was turned on; the mail names it instead of saying that they are back. */
export type Obstacle = "account" | "disabled" | "unapproved" | "expired" | "suspended";

/** What a change of the switches means to the person: the one mail, the queue, and what their screen says. */
export interface AccessNotice {
  mail: "access-unapproved" | "access-disabled" | "access-approved" | "access-restored" | null;
  /** What still keeps them out; null where they can get in. */
  still: Obstacle | null;
  /** True where they stand in Pending Approval as "Not approved" from now on. */
  queue: boolean;
  /** The refusal that they read when they open the organization; null where it opens. */
  screen:
    | "membership_disabled"
    | "membership_unapproved"
    | "membership_expired"
    | "organization_suspended"
    | null;
}

/** Which mail tells of what happened: what was switched off is told first, since it decides. */
const mails: readonly [happened: (before: Access, after: Access) => boolean, AccessNotice["mail"]][] = [
  [(before, after) => before.approved && !after.approved, "access-unapproved"],
  [(before, after) => before.enabled && !after.enabled, "access-disabled"],
  [(before, after) => !before.approved && after.approved, "access-approved"],
  [(before, after) => !before.enabled && after.enabled, "access-restored"],
];

/** What keeps somebody out, first what they meet first; with the sentence of their screen (server/policy/actions.ts). */
const obstacles: readonly [
  stands: (now: Access, counts: AroundAccess) => boolean,
  Obstacle,
  AccessNotice["screen"],
][] = [
  // Whose account is disabled cannot sign in at all, so there is no screen to read.
  [(_, counts) => counts.accountDisabled, "account", null],
  [(now) => !now.enabled, "disabled", "membership_disabled"],
  [(now) => !now.approved, "unapproved", "membership_unapproved"],
  [(_, counts) => counts.expired, "expired", "membership_expired"],
  [(_, counts) => counts.organization === "suspended", "suspended", "organization_suspended"],
];

/** What happened to somebody's access → mail, queue, screen: the one table of it (X-5, X-7, GGW-5, GGW-16). */
export function noticeOf(before: Access, after: Access, counts: AroundAccess): AccessNotice {
  const out = obstacles.find(([stands]) => stands(after, counts));
  return {
    mail: mails.find(([happened]) => happened(before, after))?.[1] ?? null,
    still: out?.[1] ?? null,
    queue: !after.approved && !counts.expired,
    screen: out?.[2] ?? null,
  };
}
