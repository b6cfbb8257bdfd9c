/** What a list can be narrowed to (KIO-10). Each membership has exactly one of them at a time. */
export const memberStatuses = ["active", "disabled", "unapproved", "expired", "ended"] as const;
export type MemberStatus = (typeof memberStatuses)[number];

/** The status of a membership at a moment; `state` is what its row says, which knows no clock. */
export function statusOf(
  m: { state: Exclude<MemberStatus, "expired">; expiresAt: Date | null },
  now: Date,
): MemberStatus {
  if (m.state === "ended") return "ended";
  return m.expiresAt && m.expiresAt <= now ? "expired" : m.state;
}
