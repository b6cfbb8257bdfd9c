import { cleanLine, startOf } from "@/server/policy/text";
import { PLATFORM_ORG_ID } from "./append";
import type { AuditEvent, Json } from "./event";

/** What each procedure shows, in a reader's words. A test makes sure that none is missing. */
const screens: Record<string, string> = {
  "members.list": "the users",
  "members.details": "a person’s page",
  "members.own": "their own membership",
  "members.roleChoices": "the role of a person",
  "grants.of": "a person’s permissions",
  "grants.preview": "the impact of a change of permissions",
  "permissions.access": "what a person can do",
  "permissions.decide": "whether a person can do something",
  "permissions.explain": "why a person can do something",
  "permissions.teams": "what teams give",
  "permissions.why": "why a person or a team can do something",
  "permissions.explainMine": "why they can do something",
  "permissions.choices": "what can be granted",
  "permissions.columns": "what can be granted",
  "permissions.mine": "their own permissions",
  "requests.list": "the requests to join",
  "promotions.list": "the proposals of Managers",
  "promotions.of": "the proposal about a person",
  "invitations.list": "the invitations",
  "invitations.options": "what can be given with an invitation",
  "invitations.preview": "the check of an invitation’s addresses",
  "invitations.checkedFile": "a file of people to invite",
  "sets.list": "the permission sets",
  "sets.get": "a permission set",
  "sets.preview": "the impact of a change of a permission set",
  "sets.previewArchive": "the impact of archiving a permission set",
  "teams.list": "the teams",
  "teams.get": "a team",
  "teams.findPeople": "the people to add to a team",
  "teams.findForMember": "the teams to add a person to",
  "teams.ofMember": "the teams of a person",
  "teams.previewPlace": "the impact of a change of a team’s people",
  "teams.previewEnd": "the impact of deactivating or deleting a team",
  "organizations.settings": "the settings",
  "catalogs.switches": "the catalogs",
  "catalogs.preview": "the impact of a change of catalogs or teams",
  "health.organization": "the health page",
  "organizations.managers": "who the Managers are",
  "jobs.get": "a bulk action",
  "audit.list": "the audit log",
  "audit.get": "an entry of the audit log",
  "audit.on": "who had access on a day",
  "audit.platformList": "the audit log",
  "audit.platformGet": "an entry of the audit log",
  "health.platform": "the health page",
  "platform.account": "an account",
  "platform.accountStanding": "where an account belongs",
  "platform.accounts": "all users",
  "platform.findSuccessors": "the possible successors of a Manager",
  "platform.findAccounts": "a search for accounts",
  "platform.mail": "the undelivered email",
  "platform.organization": "an organization",
  "platform.organizations": "all organizations",
  "platform.requests": "all requests to join",
  "platform.settings": "the settings",
};

/** What a procedure shows, in words. */
export const screenName = (procedure: string): string => screens[procedure] ?? procedure;

/** Where in a list one is: no part of what was looked at. */
const places = new Set(["org", "after", "before"]);

/** The event of a look at something: which procedure was read, and with what filter. */
export function screenViewed(procedure: string, input: unknown): AuditEvent {
  const asked = Object.entries(input && typeof input === "object" ? input : {}).filter(
    (entry): entry is [string, Exclude<Json, null>] =>
      !places.has(entry[0]) && ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  const short = asked.map(([name, value]) => [
    name,
    typeof value === "string" ? startOf(cleanLine(value), 200) : value,
  ]);
  return {
    action: "screen.viewed",
    target: { kind: "list", id: PLATFORM_ORG_ID, label: screenName(procedure) },
    view: { what: procedure, ...Object.fromEntries(short) },
  };
}
