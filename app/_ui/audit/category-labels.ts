import type { allButLooks, EventCategory, everything } from "@/server/audit/categories";

/** The categories of events as a reader knows them. */
export const categoryLabels: Record<EventCategory | typeof allButLooks | typeof everything, string> = {
  changes: "Everything but views and exports",
  everything: "Everything, including views and exports",
  memberships: "Memberships",
  requests: "Requests to join",
  invitations: "Invitations",
  permissions: "Permissions",
  accounts: "Accounts and sign-ins",
  settings: "Organization and settings",
  looks: "Views and exports",
  refusals: "Refused",
  bulk: "Bulk actions",
};
