import { PLATFORM_ORG_ID } from "@/server/audit-log/append";

/** What is looked at and exported: the audit itself. */
export const auditLogTarget = { kind: "list", id: PLATFORM_ORG_ID, label: "Operation Audit" } as const;

/** What of a filter was asked for, as an event tells of it. */
export const definedOnly = (filter: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
