/** The settings of a platform as they are at first. */
export const platformSettings = {
  whoMayCreateOrganizations: "platform_admins",
  signUpOpen: true,
  leastPasswordLength: 12,
  sessionIdleHours: 12,
  sessionDays: 30,
  governingSessionHours: 12,
  mailFrom: "",
  auditRetentionDays: 1095,
} as const;
