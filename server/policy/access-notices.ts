/** The two switches of a membership (GGW-2, X-7). */
export interface Access {
  enabled: boolean;
  approved: boolean;
}

/** What else decides whether a person has access. */
export interface AroundAccess {
  accountDisabled: boolean;
  expired: boolean;
  organization: "awaiting_manager" | "active" | "suspended" | "archived";
}

/** What still blocks access although a switch was turned on; the email names it instead of saying that access is back. */
export type Obstacle = "account" | "disabled" | "unapproved" | "expired" | "suspended";

/** What a change of the switches means for the person: the one email, the queue, and the message on their screen. */
export interface AccessNotice {
  mail: "access-unapproved" | "access-disabled" | "access-approved" | "access-restored" | null;
  /** What still blocks their access; null if they have it. */
  still: Obstacle | null;
  /** True if they are now listed in Pending Approval as "Not approved". */
  queue: boolean;
  /** The refusal they see when they open the organization; null if it opens. */
  screen:
    | "membership_disabled"
    | "membership_unapproved"
    | "membership_expired"
    | "organization_suspended"
    | null;
}

/** Which email reports the change: turning a switch off comes first, because it decides. */
const mails: readonly [happened: (before: Access, after: Access) => boolean, AccessNotice["mail"]][] = [
  [(before, after) => before.approved && !after.approved, "access-unapproved"],
  [(before, after) => before.enabled && !after.enabled, "access-disabled"],
  [(before, after) => !before.approved && after.approved, "access-approved"],
  [(before, after) => !before.enabled && after.enabled, "access-restored"],
];

/** What blocks access, in the order it is checked, with the refusal their screen shows (server/policy/actions.ts). */
const obstacles: readonly [
  stands: (now: Access, counts: AroundAccess) => boolean,
  Obstacle,
  AccessNotice["screen"],
][] = [
  // With a disabled account there is no sign-in, so no screen either.
  [(_, counts) => counts.accountDisabled, "account", null],
  [(now) => !now.enabled, "disabled", "membership_disabled"],
  [(now) => !now.approved, "unapproved", "membership_unapproved"],
  [(_, counts) => counts.expired, "expired", "membership_expired"],
  [(_, counts) => counts.organization === "suspended", "suspended", "organization_suspended"],
];

/** Change of access → email, queue, screen: the single table (X-5, X-7, GGW-5, GGW-16). */
export function noticeOf(before: Access, after: Access, counts: AroundAccess): AccessNotice {
  const out = obstacles.find(([stands]) => stands(after, counts));
  return {
    mail: mails.find(([happened]) => happened(before, after))?.[1] ?? null,
    still: out?.[1] ?? null,
    queue: !after.approved && !counts.expired,
    screen: out?.[2] ?? null,
  };
}
