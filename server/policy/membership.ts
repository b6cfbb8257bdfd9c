/** What decides whether a membership gives anything, as stored. */
export interface MembershipState {
  enabled: boolean;
  approvedAt: Date | null;
  expiresAt: Date | null;
  accountDisabled: boolean;
}

/** True when the membership counts at this moment (INV-1, INV-5). */
export function isActiveRow(m: MembershipState, now: Date): boolean {
  return (
    m.enabled && m.approvedAt !== null && !m.accountDisabled && (m.expiresAt === null || m.expiresAt > now)
  );
}

// Made once: to make one costs more than all else that a row of a list costs.
const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const month = 30 * 24 * 60 * 60 * 1000;

/** The text badge beside a name that is not simply active, or null. */
export function membershipTagOf(
  m: MembershipState,
  now: Date,
): { kind: "off" | "ends"; text: string } | null {
  if (m.accountDisabled) return { kind: "off", text: "Disabled by the platform" };
  if (!m.enabled) return { kind: "off", text: "Disabled" };
  if (!m.approvedAt) return { kind: "off", text: "Not approved" };
  if (m.expiresAt && m.expiresAt.getTime() - now.getTime() < month) {
    return { kind: "ends", text: `until ${dayAndMonth.format(m.expiresAt)}` };
  }
  return null;
}
