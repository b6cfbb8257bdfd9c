import type { MemberStatus } from "@/server/policy/member-status";

/** What a status is called in filters. */
export const statusLabels: Record<MemberStatus, string> = {
  active: "Active",
  disabled: "Disabled",
  unapproved: "Not approved",
  expired: "Expired",
  ended: "Ended",
};
