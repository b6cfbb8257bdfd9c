import type { allButLooks, EventCategory } from "@/server/audit/categories";

/** The categories of events as a reader knows them. */
export const categoryLabels: Record<EventCategory | typeof allButLooks, string> = {
  changes: "Everything but looks and exports",
  memberships: "Memberships",
  requests: "Requests to join",
  invitations: "Invitations",
  permissions: "Permissions",
  accounts: "Accounts and sign-ins",
  settings: "Organization and settings",
  looks: "Looks and exports",
  refusals: "Refused",
  bulk: "Actions on many",
};
