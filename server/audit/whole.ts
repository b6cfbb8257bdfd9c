import { noOrganization } from "./record";

/** What is looked at and exported: the audit itself. */
export const wholeAudit = { kind: "list", id: noOrganization, label: "Operation Audit" } as const;

/** What of a filter was asked for, as an event tells of it. */
export const given = (filter: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
