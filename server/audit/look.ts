import type { AuditEvent, Json } from "./event";
import { noOrganization } from "./record";

/** What a reader would call what a procedure shows; the others are called by their own names. */
const screens: Record<string, string> = {
  "members.list": "the users",
  "members.details": "a person’s page",
  "members.roleChoices": "the role of a person",
  "grants.of": "a person’s permissions",
  "requests.list": "the requests to join",
  "organizations.settings": "the settings",
  "jobs.get": "an action on many",
  "audit.get": "an entry of the audit",
  "platform.accounts": "all users",
  "audit.platformList": "the audit",
  "audit.platformGet": "an entry of the audit",
};

/** Where in a list one is: no part of what was looked at. */
const places = new Set(["org", "after", "before"]);

/** The event of a look at something: which procedure was read, and with what filter. */
export function lookAt(procedure: string, input: unknown): AuditEvent {
  const asked = Object.entries(input && typeof input === "object" ? input : {}).filter(
    (entry): entry is [string, Exclude<Json, null>] =>
      !places.has(entry[0]) && ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  const short = asked.map(([name, value]) => [name, typeof value === "string" ? value.slice(0, 200) : value]);
  return {
    action: "screen.viewed",
    target: { kind: "list", id: noOrganization, label: screens[procedure] ?? procedure },
    view: { what: procedure, ...Object.fromEntries(short) },
  };
}
