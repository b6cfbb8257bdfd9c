/** The closed list of roles (X-1, KIO-11): authority over people, nothing else. */
export const roles = ["PlatformAdmin", "Manager", "Member"] as const;
export type Role = (typeof roles)[number];

/** The role of a membership itself, as stored. */
export type MembershipRole = "manager" | "member";

// As stored, the names sort by rank.
const shown = { admin: "PlatformAdmin", manager: "Manager", member: "Member" } as const;

/** The name a stored role is shown under (KIO-5). */
export function shownRole(stored: keyof typeof shown): Role {
  return shown[stored];
}
